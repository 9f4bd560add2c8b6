package org.areogan.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;

/** An ONNX file of a segmenter, run by onnxruntime on the processor. */
public final class OnnxRuntime implements AutoCloseable {
    private final Path file;
    private final OrtEnvironment environment;
    private final OrtSession session;

    private OnnxRuntime(Path file, OrtEnvironment environment, OrtSession session) {
        this.file = file;
        this.environment = environment;
        this.session = session;
    }

    /** Why onnxruntime does not start here; nothing if it does. It has no code for macOS on x86-64. */
    public static Optional<String> refusal() {
        try {
            environment();
            return Optional.empty();
        } catch (EngineException refused) {
            return Optional.of(String.valueOf(refused.getMessage()));
        }
    }

    /**
     * @param threads that one operation may use; they sleep between runs
     * @throws UserException if the file cannot be read or run; names it
     * @throws EngineException if onnxruntime does not start here
     */
    public static OnnxRuntime open(Path file, int threads) {
        OrtEnvironment environment = environment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return new OnnxRuntime(file, environment, environment.createSession(file.toString(), options));
        } catch (OrtException failure) {
            throw new UserException("onnxruntime cannot open " + file + ": " + failure.getMessage(), failure);
        }
    }

    private static OrtEnvironment environment() {
        try {
            return OrtEnvironment.getEnvironment();
        } catch (LinkageError | RuntimeException refused) {
            throw new EngineException(
                    "onnxruntime does not start on this machine ("
                            + (refused.getMessage() == null ? refused : refused.getMessage()) + ")",
                    refused);
        }
    }

    /**
     * @param grey raw, in [0, 1], [batch, height, width] flattened
     * @return probabilities [batch, height, width, classes] flattened
     * @throws UserException if the file cannot be run; names it
     */
    public float[] run(int batch, int height, int width, float[] grey) {
        long[] shape = {batch, height, width, 1};
        try (OnnxTensor frames = OnnxTensor.createTensor(environment, FloatBuffer.wrap(grey), shape);
                OrtSession.Result result = session.run(Map.of(OnnxModel.FRAMES, frames))) {
            FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
            float[] probabilities = new float[values.remaining()];
            values.get(probabilities);
            return probabilities;
        } catch (OrtException failure) {
            throw new UserException("onnxruntime cannot run " + file + ": " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException("onnxruntime cannot close " + file, failure);
        }
    }
}
