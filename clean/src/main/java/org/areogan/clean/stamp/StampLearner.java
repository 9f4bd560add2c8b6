package org.areogan.clean.stamp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Grey;

/**
 * Finds out what was stamped into frames that share one mask: one frame is laid over others, moved, turned and mirrored;
 * the pixels that most of them show as well are the stamp, since what lies around it differs from frame to frame.
 */
public final class StampLearner {
    private static final int REFERENCES = 3;
    private static final int COMPARED = 12;

    /** Fewer textured pixels agree by chance. */
    private static final int LEAST_TEXTURED = 24;

    private static final int LEAST_ALIGNED = 3;
    private static final double MOST_OF_THEM = 0.6;
    private static final int LEAST_AREA = 25;

    /** What covers more of the frame is no stamp: the frames are one and the same. */
    private static final double LARGEST_SHARE = 0.6;

    private static final double LEAST_DEVIATION = 0.03;

    private StampLearner() {}

    /** @param group frames that share a mask; empty if they have no figure in common */
    public static Optional<Stamp> learn(DataSet data, List<Integer> group) {
        List<Stamp> frames = group.stream()
                .limit(COMPARED + 1L)
                .map(data::frame)
                .map(Stamp::of)
                .toList();
        for (int reference = 0; reference < Math.min(REFERENCES, frames.size()); reference++) {
            Stamp one = frames.get(reference);
            List<Stamp> others = new ArrayList<>(frames);
            others.remove(reference);
            Optional<Stamp> stamp = common(one, others);
            if (stamp.isPresent()) {
                return stamp;
            }
        }
        return Optional.empty();
    }

    /** What is fine in a frame, transformed. The rest would only tell how bright it is where. */
    static Spectrum detail(Stamp frame, int rows, int columns) {
        float[] soft = new Grey(frame.height(), frame.width(), frame.grey())
                .softened()
                .softened()
                .values();
        double[] detail = new double[soft.length];
        for (int pixel = 0; pixel < detail.length; pixel++) {
            detail[pixel] = frame.grey()[pixel] - soft[pixel];
        }
        return Spectrum.of(rows, columns, detail, frame.width());
    }

    private static Optional<Stamp> common(Stamp one, List<Stamp> others) {
        int room = 2 * Math.max(one.height(), one.width());
        Spectrum detail = detail(one, room, room);
        List<Alignment> aligned = others.stream()
                .map(other -> Alignment.best(one, detail, other.orientations()))
                .filter(alignment -> alignment.textured() >= LEAST_TEXTURED)
                .toList();
        if (aligned.size() < LEAST_ALIGNED || 2 * aligned.size() < others.size()) {
            return Optional.empty();
        }
        byte[] votes = new byte[one.grey().length];
        for (int pixel = 0; pixel < votes.length; pixel++) {
            int at = pixel;
            long agreeing = aligned.stream().filter(each -> each.agreeing()[at]).count();
            votes[pixel] = (byte) (agreeing >= MOST_OF_THEM * aligned.size() ? 1 : 0);
        }
        return Component.of(new Mask(one.height(), one.width(), grown(votes, one.width())), 1).stream()
                .max(Comparator.comparingInt(Component::area))
                .filter(figure -> figure.area() >= LEAST_AREA)
                .filter(figure -> figure.area() <= LARGEST_SHARE * votes.length)
                .map(figure -> cut(one, figure))
                .filter(stamp -> stamp.deviation() >= LEAST_DEVIATION);
    }

    /** A pixel agrees only if its neighbours do, so the figure's rim is missing. */
    private static byte[] grown(byte[] votes, int width) {
        byte[] grown = new byte[votes.length];
        for (int pixel = 0; pixel < votes.length; pixel++) {
            if (votes[pixel] == 1) {
                for (int above = pixel - width; above <= pixel + width; above += width) {
                    grown[above - 1] = 1;
                    grown[above] = 1;
                    grown[above + 1] = 1;
                }
            }
        }
        return grown;
    }

    private static Stamp cut(Stamp frame, Component figure) {
        float[] grey = new float[figure.inside().length];
        for (int row = 0; row < figure.height(); row++) {
            System.arraycopy(
                    frame.grey(),
                    (figure.top() + row) * frame.width() + figure.left(),
                    grey,
                    row * figure.width(),
                    figure.width());
        }
        return new Stamp(figure.height(), figure.width(), grey, figure.inside());
    }
}
