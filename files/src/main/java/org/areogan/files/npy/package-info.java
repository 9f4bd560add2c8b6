/**
 * NumPy's array files, NPY and NPZ: the only reader and the only writer of them.
 *
 * <p>The doors are {@link org.areogan.files.npy.NpzReader} and {@link org.areogan.files.npy.NpzWriter}.
 */
@NullMarked
package org.areogan.files.npy;

import org.jspecify.annotations.NullMarked;
