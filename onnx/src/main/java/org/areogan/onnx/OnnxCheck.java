package org.areogan.onnx;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.areogan.files.UserException;

/** Whether an ONNX file says the same as the engine, on frames of odd sizes. */
public final class OnnxCheck {
    /** The largest difference between two probabilities of a network of usual logits. Rounding makes some 1e-6. */
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
     * @param batches that have been run
     * @param found what onnxruntime says of each
     * @return the largest difference between two probabilities
     * @throws UserException if one of them is beyond its tolerance
     */
    static double compare(
            Path named, List<FrameBatch> batches, List<float[]> found, Reference reference, Tolerance tolerance) {
        double largest = 0;
        for (int i = 0; i < batches.size(); i++) {
            FrameBatch batch = batches.get(i);
            for (int frame = 0; frame < batch.frames(); frame++) {
                float[] expected = reference.probabilities(batch.height(), batch.width(), batch.frame(frame));
                int values = batch.frames() * expected.length;
                if (found.get(i).length != values) {
                    throw new UserException(named + " would not say what the model says: it gives "
                            + found.get(i).length + " probabilities where there are " + values
                            + ", and the file was not kept; report this with the model");
                }
                for (int at = 0; at < expected.length; at++) {
                    double difference = Math.abs((double) found.get(i)[frame * expected.length + at] - expected[at]);
                    // Written so that what is no number is a difference, too.
                    if (!(difference <= tolerance.of(expected[at]))) {
                        throw new UserException(named + " would not say what the model says: it gives a probability "
                                + found.get(i)[frame * expected.length + at] + " where that of the model is "
                                + expected[at] + ", more than " + tolerance.of(expected[at])
                                + " off, and the file was not kept; report this with the model");
                    }
                    largest = Math.max(largest, difference);
                }
            }
        }
        return largest;
    }

    /**
     * What a file is tried on.
     *
     * @param multiple of the network; sizes around it need every kind of padding
     */
    static List<FrameBatch> batches(int multiple) {
        return List.of(batch(1, 13, 18), batch(1, 2 * multiple, multiple), batch(3, multiple + 1, 2 * multiple - 1));
    }

    static FrameBatch batch(int frames, int height, int width) {
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
