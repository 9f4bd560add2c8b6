package org.areogan.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.areogan.files.EngineException;
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
     * What came out, one of the two.
     *
     * @param difference the largest between two probabilities
     * @param unchecked why nothing was compared: onnxruntime has no code for every machine
     */
    public record Outcome(OptionalDouble difference, Optional<String> unchecked) {}

    /**
     * @param named what the file will be called, for messages
     * @param multiple of the network; sizes around it need every kind of padding
     * @throws UserException if they differ by more than {@link #TOLERANCE}, or onnxruntime does not take the file
     */
    static Outcome check(Path named, Path file, int multiple, Reference reference) {
        List<FrameBatch> batches =
                List.of(batch(1, 13, 18), batch(1, 2 * multiple, multiple), batch(3, multiple + 1, 2 * multiple - 1));
        List<float[]> found;
        try {
            found = OnnxProcess.run(named, file, batches);
        } catch (EngineException refused) {
            return new Outcome(OptionalDouble.empty(), Optional.of(String.valueOf(refused.getMessage())));
        }
        double largest = 0;
        for (int i = 0; i < batches.size(); i++) {
            largest = Math.max(largest, difference(batches.get(i), found.get(i), reference));
        }
        // Written so that what is no number is a difference, too.
        if (!(largest <= TOLERANCE)) {
            throw new UserException(named + " would not say what the model says: probabilities differ by up to "
                    + largest + ", more than " + TOLERANCE + ", and the file was not kept; report this with the model");
        }
        return new Outcome(OptionalDouble.of(largest), Optional.empty());
    }

    private static double difference(FrameBatch batch, float[] found, Reference reference) {
        double largest = 0;
        for (int frame = 0; frame < batch.frames(); frame++) {
            float[] expected = reference.probabilities(batch.height(), batch.width(), batch.frame(frame));
            if (found.length != batch.frames() * expected.length) {
                return Double.NaN;
            }
            for (int i = 0; i < expected.length; i++) {
                largest = Math.max(largest, Math.abs((double) found[frame * expected.length + i] - expected[i]));
            }
        }
        return largest;
    }

    private static FrameBatch batch(int frames, int height, int width) {
        float[] grey = new float[frames * height * width];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = grey(i / (height * width), i / width % height, i % width);
        }
        return new FrameBatch(frames, height, width, grey);
    }

    /** Dunes of several lengths under light that falls off, other ones in each frame. */
    private static float grey(int frame, int row, int column) {
        double waves = Math.sin(0.9 * row + 0.31 * column + frame) + Math.sin(1.7 * column - 0.23 * row * (1 + frame));
        return (float) (0.5 + 0.2 * waves - 0.05 * Math.cos(0.05 * (row + column)));
    }
}
