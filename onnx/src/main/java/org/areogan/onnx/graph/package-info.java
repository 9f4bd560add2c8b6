/**
 * SameDiff graphs written as operators of ONNX, operation by operation.
 *
 * <p>The doors are {@link org.areogan.onnx.graph.NetworkWriter} and {@link org.areogan.onnx.graph.GraphWriter}.
 */
@NullMarked
package org.areogan.onnx.graph;

import org.jspecify.annotations.NullMarked;
