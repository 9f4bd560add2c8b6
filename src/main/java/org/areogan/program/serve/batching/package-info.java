/**
 * Frames of many callers, segmented together: a bounded queue for each model, from which one worker takes what waits.
 *
 * <p>The doors are {@link org.areogan.program.serve.batching.ServedModels} and
 * {@link org.areogan.program.serve.batching.FrameQueue}.
 */
@NullMarked
package org.areogan.program.serve.batching;

import org.jspecify.annotations.NullMarked;
