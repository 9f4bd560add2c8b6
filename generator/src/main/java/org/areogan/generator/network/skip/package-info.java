/**
 * How features of the way down come across to the way up of a U-Net, and what becomes of them there.
 *
 * <p>The doors are {@link org.areogan.generator.network.skip.Skip} and {@link org.areogan.generator.network.skip.Fusion}.
 */
@NullMarked
package org.areogan.generator.network.skip;

import org.jspecify.annotations.NullMarked;
