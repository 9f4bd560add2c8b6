package org.areogan.generator.refine;

import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * Moves borders to edges of the frame: the {@link GuidedFilter} with the frame's brightness as the guide goes over the
 * probabilities of each class, which then sum to 1 again, and the mask is of the most probable classes.
 *
 * @param radius of the windows in pixels, 1 to 1000
 * @param epsilon in squares of brightness (0 to 1), above 0: brightness that varies less is no edge
 */
public record GuidedBorders(int radius, double epsilon) implements Refiner {
    /** Rows that are filtered together; what is held besides the probabilities grows with them. */
    private static final int ROWS = 256;

    /** @throws UserException if the radius or epsilon is out of range */
    public GuidedBorders {
        Refinement.requireRadius("the radius of guided", radius);
        if (!(epsilon > 0 && epsilon < Double.POSITIVE_INFINITY)) {
            throw new UserException("the epsilon of guided must be above 0, got " + epsilon);
        }
    }

    @Override
    public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
        float[] filtered = new float[prediction.probabilities().length];
        for (int from = 0; from < frame.height(); from += ROWS) {
            filter(frame, prediction, from, Math.min(frame.height(), from + ROWS), filtered);
        }
        Prediction refined = Prediction.of(frame.height(), frame.width(), filtered, prediction.classes());
        byte[] ids = refined.mask().ids();
        for (int pixel = 0; pixel < ids.length; pixel++) {
            byte before = prediction.mask().ids()[pixel];
            ids[pixel] = (before & 0xff) < classes.size() ? ids[pixel] : before;
        }
        return refined.withMask(new Mask(frame.height(), frame.width(), ids));
    }

    private void filter(Frame frame, Prediction prediction, int from, int to, float[] filtered) {
        // A pixel's windows' windows: with these around them, the rows get what they would get in the whole frame.
        int top = Math.max(0, from - 2 * radius);
        int bottom = Math.min(frame.height(), to + 2 * radius);
        int width = frame.width();
        double[] guide = new double[(bottom - top) * width];
        for (int at = 0; at < guide.length; at++) {
            guide[at] = frame.grey()[top * width + at];
        }
        GuidedFilter filter = new GuidedFilter(guide, bottom - top, width, radius, epsilon);
        double[] values = new double[guide.length];
        for (int id = 0; id < prediction.classes(); id++) {
            for (int at = 0; at < values.length; at++) {
                values[at] = prediction.probabilities()[(top * width + at) * prediction.classes() + id];
            }
            double[] plane = filter.filter(values);
            for (int pixel = from * width; pixel < to * width; pixel++) {
                filtered[pixel * prediction.classes() + id] = (float) Math.max(0, plane[pixel - top * width]);
            }
        }
        for (int pixel = from * width; pixel < to * width; pixel++) {
            normalize(filtered, pixel * prediction.classes(), prediction.classes());
        }
    }

    /** The filter keeps the sum, but some of its values lie below 0 or above 1. */
    private static void normalize(float[] filtered, int from, int classes) {
        double sum = 0;
        for (int id = 0; id < classes; id++) {
            sum += filtered[from + id];
        }
        for (int id = 0; id < classes; id++) {
            filtered[from + id] /= (float) sum;
        }
    }

    @Override
    public boolean readsProbabilities() {
        return true;
    }
}
