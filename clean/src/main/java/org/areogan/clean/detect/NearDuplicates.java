package org.areogan.clean.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.pixels.Grey;
import org.areogan.terrain.pixels.Thumbnail;

/**
 * Frames that are another one again, perhaps brighter, noisier or compressed. Their thumbnails correlate, and so does their
 * finest detail: smooth frames of different places have thumbnails that are hardly to be told apart, but other pebbles.
 * The later of two frames is taken for the copy; of frames whose thumbnails are alike the nearest are compared. A frame of one brightness is a copy of nothing.
 */
public final class NearDuplicates implements Detector {
    /** What the thumbnails' correlation must reach; of 2,502 real tiles 34 pairs of different frames do, by chance. */
    static final double THUMBNAILS = 0.98;

    /** What the fine details' correlation must reach. */
    static final double DETAILS = 0.6;

    @Override
    public DetectorKind kind() {
        return DetectorKind.DUPLICATES;
    }

    @Override
    public List<Suspicion> find(DataSet data) {
        SeenLooks originals = new SeenLooks(THUMBNAILS);
        List<Suspicion> copies = new ArrayList<>();
        for (int index = 0; index < data.size(); index++) {
            Frame frame = data.frame(index);
            Optional<float[]> look = unit(Thumbnail.of(frame).values());
            if (look.isPresent()) {
                Optional<Suspicion> copy = copy(data, index, frame, originals.like(look.get()));
                if (copy.isEmpty()) {
                    // A copy of a copy is one of the original, too.
                    originals.add(index, look.get());
                }
                copy.ifPresent(copies::add);
            }
        }
        return copies;
    }

    /** Of the first of these earlier frames with the same fine detail. */
    private Optional<Suspicion> copy(DataSet data, int index, Frame frame, List<Integer> earlier) {
        Optional<float[]> detail = earlier.isEmpty() ? Optional.empty() : detail(frame);
        if (detail.isEmpty()) {
            return Optional.empty();
        }
        for (int original : earlier) {
            double likeness = detail(data.frame(original))
                    .map(other -> correlation(other, detail.get()))
                    .orElse(0.0);
            if (likeness >= DETAILS) {
                return Optional.of(new Suspicion(
                        index,
                        kind(),
                        likeness,
                        String.format(
                                Locale.ROOT,
                                "nearly frame %s again (correlation of fine detail %.3f)",
                                data.id(original),
                                likeness)));
            }
        }
        return Optional.empty();
    }

    /** What softening takes away. */
    private static Optional<float[]> detail(Frame frame) {
        float[] soft =
                new Grey(frame.height(), frame.width(), frame.grey()).softened().values();
        float[] detail = new float[soft.length];
        for (int pixel = 0; pixel < detail.length; pixel++) {
            detail[pixel] = frame.grey()[pixel] - soft[pixel];
        }
        return unit(detail);
    }

    /** With mean 0 and length 1; none where there is no contrast. */
    private static Optional<float[]> unit(float[] values) {
        double mean = 0;
        for (float value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        double length = Math.sqrt(squares);
        if (length <= 1e-4) {
            return Optional.empty();
        }
        float[] unit = new float[values.length];
        for (int index = 0; index < unit.length; index++) {
            unit[index] = (float) ((values[index] - mean) / length);
        }
        return Optional.of(unit);
    }

    /** Of vectors of length 1; 0 if frames have different sizes. */
    private static double correlation(float[] left, float[] right) {
        float sum = 0;
        for (int index = 0; index < left.length && left.length == right.length; index++) {
            sum += left[index] * right[index];
        }
        return sum;
    }
}
