/**
 * What the machine computes on: its GPUs, and which of ND4J's native binaries its processor can run.
 *
 * <p>The doors are {@link org.areogan.engine.device.Gpus} and {@link org.areogan.engine.device.Natives}.
 */
@NullMarked
package org.areogan.engine.device;

import org.jspecify.annotations.NullMarked;
