package org.areogan.onnx;

import java.nio.file.Path;
import org.areogan.files.UserException;

/** Whether an ONNX file says the same as the engine, on frames of odd sizes. */
public final class OnnxCheck {
    /** The largest difference between two probabilities. Rounding in another order makes some 1e-6. */
    public static final double TOLERANCE = 1e-4;

    private OnnxCheck() {}

    /** Who is right. */
    @FunctionalInterface
    public interface Reference {
        /**
         * @param grey raw, in [0, 1], [height, width] flattened
         * @return [height, width, classes] flattened
         */
        float[] probabilities(int height, int width, float[] grey);
    }

    /**
     * @param named what the file will be called, for messages
     * @param multiple of the network; sizes around it need every kind of padding
     */
    static double check(Path named, Path file, int multiple, Reference reference) {
        double largest = 0;
        try (OnnxRuntime runtime = OnnxRuntime.open(file, 1)) {
            largest = Math.max(largest, difference(runtime, 1, 13, 18, reference));
            largest = Math.max(largest, difference(runtime, 1, 2 * multiple, multiple, reference));
            largest = Math.max(largest, difference(runtime, 3, multiple + 1, 2 * multiple - 1, reference));
        }
        // Written so that what is no number is a difference, too.
        if (!(largest <= TOLERANCE)) {
            throw new UserException(named + " would not say what the model says: probabilities differ by up to " + largest
                    + ", more than " + TOLERANCE + ", and the file was not kept; report this with the model");
        }
        return largest;
    }

    private static double difference(OnnxRuntime runtime, int batch, int height, int width, Reference reference) {
        float[] frames = new float[batch * height * width];
        for (int i = 0; i < frames.length; i++) {
            frames[i] = grey(i / (height * width), i / width % height, i % width);
        }
        float[] found = runtime.run(batch, height, width, frames);
        double largest = 0;
        for (int frame = 0; frame < batch; frame++) {
            float[] grey = new float[height * width];
            System.arraycopy(frames, frame * grey.length, grey, 0, grey.length);
            float[] expected = reference.probabilities(height, width, grey);
            if (found.length != batch * expected.length) {
                return Double.NaN;
            }
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs((double) found[frame * expected.length + i] - expected[i]));
            }
        }
        return largest;
    }

    /** Dunes of several lengths under light that falls off, other ones in each frame. */
    private static float grey(int frame, int row, int column) {
        double waves = Math.sin(0.9 * row + 0.31 * column + frame) + Math.sin(1.7 * column - 0.23 * row * (1 + frame));
        return (float) (0.5 + 0.2 * waves - 0.05 * Math.cos(0.05 * (row + column)));
    }
}
