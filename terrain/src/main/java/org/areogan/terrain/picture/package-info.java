/**
 * Single pictures: reading them safely, writing them exactly, and drawing on them.
 *
 * <p>The doors are {@link org.areogan.terrain.picture.PictureFiles} and {@link org.areogan.terrain.picture.Drawing}.
 */
@NullMarked
package org.areogan.terrain.picture;

import org.jspecify.annotations.NullMarked;
