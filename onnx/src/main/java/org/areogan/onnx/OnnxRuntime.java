package org.areogan.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;

/** An ONNX file of a segmenter, run by onnxruntime on one thread; only in an {@link OnnxChild}. */
final class OnnxRuntime implements AutoCloseable {
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxRuntime(OrtEnvironment environment, OrtSession session) {
        this.environment = environment;
        this.session = session;
    }

    /**
     * @throws UserException if the file cannot be read
     * @throws EngineException if onnxruntime does not start here; it has no code for macOS on x86-64
     */
    static OnnxRuntime open(Path file) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            return new OnnxRuntime(environment, environment.createSession(file.toString(), options));
        } catch (OrtException failure) {
            throw new UserException("it cannot be opened: " + failure.getMessage(), failure);
        }
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment();
        } catch (LinkageError | RuntimeException refused) {
            Throwable reason = refused;
            while (reason.getCause() != null) {
                reason = reason.getCause();
            }
            throw new EngineException(
                    "onnxruntime does not start on this machine (" + reason.getMessage() + ")", refused);
        }
    }

    /**
     * @return probabilities [frames, height, width, classes] flattened
     * @throws UserException if the file cannot be run
     */
    float[] run(FrameBatch batch) {
        long[] shape = {batch.frames(), batch.height(), batch.width(), 1};
        try (OnnxTensor frames = OnnxTensor.createTensor(environment, FloatBuffer.wrap(batch.grey()), shape);
                OrtSession.Result result = session.run(Map.of(OnnxModel.FRAMES, frames))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] probabilities = new float[values.remaining()];
            values.get(probabilities);
            return probabilities;
        } catch (OrtException failure) {
            throw new UserException("it cannot be run: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("onnxruntime cannot close its session", failure);
        }
    }
}
