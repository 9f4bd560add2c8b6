/**
 * The server's own interface: pictures in, masks out; and what browsers and watchers ask for.
 *
 * <p>The door is {@link org.areogan.program.serve.v1.Routes}.
 */
@NullMarked
package org.areogan.program.serve.v1;

import org.jspecify.annotations.NullMarked;
