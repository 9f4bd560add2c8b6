/**
 * The player against the generator, which tells real pairs of frame and mask from made ones. A kind of discriminator is
 * a file and a line in {@link org.areogan.discriminator.DiscriminatorKind}.
 *
 * <p>The door is {@link org.areogan.discriminator.Discriminator}.
 */
@NullMarked
package org.areogan.discriminator;

import org.jspecify.annotations.NullMarked;
