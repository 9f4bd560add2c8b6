package org.areogan.onnx;

import java.nio.file.Path;
import java.util.List;

/**
 * A file for onnxruntime to run.
 *
 * @param named what it will be called, for messages
 * @param file where it lies
 * @param batches to run it on
 */
record OnnxJob(Path named, Path file, List<FrameBatch> batches) {
    OnnxJob {
        batches = List.copyOf(batches);
    }
}
