/**
 * Masks whose values stand for one of several classes, as written beside a data set or told on the command line.
 *
 * <p>The door is {@link org.areogan.terrain.partial.LabelMeanings}.
 */
@NullMarked
package org.areogan.terrain.partial;

import org.jspecify.annotations.NullMarked;
