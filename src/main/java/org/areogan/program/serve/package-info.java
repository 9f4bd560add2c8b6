/**
 * {@code areogan serve}: models behind HTTP.
 *
 * <p>The door is {@link org.areogan.program.serve.ServeCommand}; {@link org.areogan.program.serve.SegmentServer} is the
 * server without a command line.
 */
@NullMarked
package org.areogan.program.serve;

import org.jspecify.annotations.NullMarked;
