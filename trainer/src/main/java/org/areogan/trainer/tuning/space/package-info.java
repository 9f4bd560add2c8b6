/** The values that a search may give to the keys of a configuration; the door is {@link org.areogan.trainer.tuning.space.SearchSpace}. */
@NullMarked
package org.areogan.trainer.tuning.space;

import org.jspecify.annotations.NullMarked;
