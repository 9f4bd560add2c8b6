/** New image-mask pairs for rare classes. */
@NullMarked
package org.areogan.synth;

import org.jspecify.annotations.NullMarked;
