/** The PatchGAN that tells real (frame, mask) pairs from made ones. */
@NullMarked
package org.areogan.discriminator;

import org.jspecify.annotations.NullMarked;
