/** What is tried next, from what was tried so far: by chance, by a grid, by a model, by halving. */
@NullMarked
package org.areogan.trainer.tuning.strategy;

import org.jspecify.annotations.NullMarked;
