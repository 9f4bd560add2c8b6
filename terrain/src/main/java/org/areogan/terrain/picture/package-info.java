/**
 * Single pictures: reading them safely, writing them exactly, and drawing on them.
 *
 * <p>The doors are {@link org.areogan.terrain.picture.PictureFiles} and {@link org.areogan.terrain.picture.Drawing};
 * of pictures that are never held whole {@link org.areogan.terrain.picture.PngStream}.
 */
@NullMarked
package org.areogan.terrain.picture;

import org.jspecify.annotations.NullMarked;
