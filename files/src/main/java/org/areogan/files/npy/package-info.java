/**
 * NumPy's array files, NPY and NPZ: the only reader and the only writer of their headers.
 *
 * <p>The doors are {@link org.areogan.files.npy.NpzReader} and {@link org.areogan.files.npy.NpzWriter}; who keeps arrays of
 * another library in the format takes {@link org.areogan.files.npy.NpyHeader}.
 */
@NullMarked
package org.areogan.files.npy;

import org.jspecify.annotations.NullMarked;
