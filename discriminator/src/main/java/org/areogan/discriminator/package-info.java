/**
 * The PatchGAN that tells real (frame, mask) pairs from made ones.
 *
 * <p>The door is {@link org.areogan.discriminator.PatchGan}.
 */
@NullMarked
package org.areogan.discriminator;

import org.jspecify.annotations.NullMarked;
