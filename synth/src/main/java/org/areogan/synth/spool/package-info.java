/**
 * The pairs kept so far, on disk, so that an export of any size needs little memory and can be gone on with.
 *
 * <p>The door is {@link org.areogan.synth.spool.Spool}.
 */
@NullMarked
package org.areogan.synth.spool;

import org.jspecify.annotations.NullMarked;
