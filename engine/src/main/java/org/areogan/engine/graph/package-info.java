/**
 * What every engine has to know of a SameDiff graph: its operations in order, what they read and write, which are inputs,
 * and under which names an engine's state is kept.
 *
 * <p>The door is {@link org.areogan.engine.graph.Operations}.
 */
@NullMarked
package org.areogan.engine.graph;

import org.jspecify.annotations.NullMarked;
