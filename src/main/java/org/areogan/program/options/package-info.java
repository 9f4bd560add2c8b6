/**
 * Options that several commands share.
 *
 * <p>The doors are {@link org.areogan.program.options.DataOptions} and {@link
 * org.areogan.program.options.EngineOptions}.
 */
@NullMarked
package org.areogan.program.options;

import org.jspecify.annotations.NullMarked;
