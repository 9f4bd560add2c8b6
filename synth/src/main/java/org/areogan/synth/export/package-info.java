/**
 * Pairs as data sets in the formats that others read, with a data card and a page.
 *
 * <p>The doors are {@link org.areogan.synth.export.Exporter} and {@link org.areogan.synth.export.PairArchive}.
 */
@NullMarked
package org.areogan.synth.export;

import org.jspecify.annotations.NullMarked;
