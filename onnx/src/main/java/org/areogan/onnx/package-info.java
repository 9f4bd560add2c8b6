/**
 * Segmenters as ONNX files, for programs that know neither Java nor SameDiff: the inference graph is translated operation by
 * operation, and what a frame goes through before and after the network is put around it.
 *
 * <p>The door is {@link org.areogan.onnx.OnnxModel}.
 */
@NullMarked
package org.areogan.onnx;

import org.jspecify.annotations.NullMarked;
