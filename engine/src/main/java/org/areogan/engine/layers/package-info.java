/**
 * Layers as small functions that add to a SameDiff graph, all in NHWC.
 *
 * <p>The door is {@link org.areogan.engine.layers.NetworkScope}, which every layer is given: it knows the graph, where
 * parameters live and whether the graph is for training or inference.
 */
@NullMarked
package org.areogan.engine.layers;

import org.jspecify.annotations.NullMarked;
