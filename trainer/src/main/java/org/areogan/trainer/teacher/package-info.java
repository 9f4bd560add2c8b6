/**
 * Frames without masks in training: a mean teacher labels them, and the generator has to say the same of changed copies.
 * Door: {@link org.areogan.trainer.teacher.MeanTeacher}.
 */
@NullMarked
package org.areogan.trainer.teacher;

import org.jspecify.annotations.NullMarked;
