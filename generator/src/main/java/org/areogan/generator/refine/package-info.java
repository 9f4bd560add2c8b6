/**
 * Masks made tidier after the networks have spoken: borders along edges of the frame, thin parts, gaps, small regions, holes.
 *
 * <p>The door is {@link org.areogan.generator.refine.Refinement}.
 */
@NullMarked
package org.areogan.generator.refine;

import org.jspecify.annotations.NullMarked;
