/**
 * Files that are there whole or not at all, and the error that a user can mend.
 *
 * <p>The doors are {@link org.areogan.files.AtomicFile} and {@link org.areogan.files.StagedFolder}, which write, {@link
 * org.areogan.files.FolderLock}, which keeps other processes from it, and {@link org.areogan.files.UserException}.
 */
@NullMarked
package org.areogan.files;

import org.jspecify.annotations.NullMarked;
