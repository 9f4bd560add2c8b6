package org.areogan.clean.stamp;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Grey;

/**
 * Finds out what was stamped into frames that share one mask: one frame is laid over others, moved, turned and mirrored;
 * the pixels that most of them show as well are the stamp, since what lies around it differs from frame to frame. In large
 * frames the stamp is found made smaller, and is cut out as large as it is.
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

    /** Frames with a longer side are looked at made smaller, so that time and memory are bounded. */
    private static final int LARGEST = 256;

    /** The longer side's pixels then, at most. */
    private static final int SMALL = 128;

    /** In pixels, of what a narrow strip is shrunk to. */
    private static final int LEAST_SIDE = 16;

    private StampLearner() {}

    /** @param group frames that share a mask; empty if they have no figure in common */
    public static Optional<Stamp> learn(DataSet data, List<Integer> group) {
        List<Integer> compared = group.stream().limit(COMPARED + 1L).toList();
        int factor = factor(data.frame(compared.get(0)));
        List<List<Stamp>> frames = compared.stream()
                .map(index -> shrunk(Stamp.of(data.frame(index)), factor))
                .toList();
        for (int reference = 0; reference < Math.min(REFERENCES, frames.size()); reference++) {
            Stamp one = frames.get(reference).get(0);
            List<List<Stamp>> others = new ArrayList<>(frames);
            others.remove(reference);
            Optional<Component> figure = common(one, others);
            if (figure.isPresent()) {
                return Optional.of(cut(data.frame(compared.get(reference)), figure.get(), factor));
            }
        }
        return Optional.empty();
    }

    static int factor(Frame frame) {
        int longer = Math.max(frame.height(), frame.width());
        int shorter = Math.min(frame.height(), frame.width());
        return longer <= LARGEST ? 1 : Math.max(1, Math.min((longer + SMALL - 1) / SMALL, shorter / LEAST_SIDE));
    }

    /**
     * The frame made smaller. What was moved by no whole number of the larger pixels has other ones, so there are four views
     * of one size, which begin half such a pixel apart; the first begins where the frame does.
     */
    static List<Stamp> shrunk(Stamp frame, int factor) {
        if (factor == 1) {
            return List.of(frame);
        }
        int half = factor / 2;
        int height = (frame.height() - half) / factor * factor;
        int width = (frame.width() - half) / factor * factor;
        List<Stamp> views = new ArrayList<>();
        for (int top = 0; top <= half; top += half) {
            for (int left = 0; left <= half; left += half) {
                views.add(frame.cut(top, left, height, width).shrunk(factor));
            }
        }
        return views;
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

    private static Optional<Component> common(Stamp one, List<List<Stamp>> others) {
        int room = 2 * Math.max(one.height(), one.width());
        Spectrum detail = detail(one, room, room);
        List<Alignment> aligned = others.stream()
                .map(other -> Alignment.best(
                        one,
                        detail,
                        other.stream()
                                .flatMap(view -> view.orientations().stream())
                                .toList()))
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
                .filter(figure -> outlined(one, figure).deviation() >= LEAST_DEVIATION);
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

    private static Stamp outlined(Stamp frame, Component figure) {
        Stamp box = frame.cut(figure.top(), figure.left(), figure.height(), figure.width());
        return new Stamp(box.height(), box.width(), box.grey(), figure.inside());
    }

    /** The figure as large as it is in the frame, where one of its pixels is a square of this many. */
    private static Stamp cut(Frame frame, Component figure, int factor) {
        Stamp box = Stamp.of(frame)
                .cut(factor * figure.top(), factor * figure.left(), factor * figure.height(), factor * figure.width());
        boolean[] inside = new boolean[box.inside().length];
        for (int pixel = 0; pixel < inside.length; pixel++) {
            int row = pixel / box.width() / factor;
            int column = pixel % box.width() / factor;
            inside[pixel] = figure.inside()[row * figure.width() + column];
        }
        return new Stamp(box.height(), box.width(), box.grey(), inside);
    }
}
