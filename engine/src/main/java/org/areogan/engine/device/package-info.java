/**
 * What the machine computes on: its GPUs, which of ND4J's native binaries its processor can run, and processes of their own for
 * native code that bears no other beside it.
 *
 * <p>The doors are {@link org.areogan.engine.device.Gpus}, {@link org.areogan.engine.device.Natives} and {@link
 * org.areogan.engine.device.JavaProcess}.
 */
@NullMarked
package org.areogan.engine.device;

import org.jspecify.annotations.NullMarked;
