package org.areogan.clean.stamp;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.areogan.clean.detect.Detector;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.detect.Suspicion;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.pixels.Grey;
import org.jspecify.annotations.Nullable;

/**
 * Frames into which a picture was stamped, wholly inside, at any place, turned by quarters or mirrored. Large frames are
 * looked at made smaller.
 */
public final class StampDetector implements Detector {
    /**
     * The usual least likeness: a rectangle cut around a figure, with the ground of one frame in its corners, still has 0.75
     * with the others, and real tiles without a figure have 0.53 at most.
     */
    public static final double USUAL_LIKENESS = 0.65;

    private static final int LARGEST = 256;
    private static final int SMALLEST = 8;

    private final Stamp stamp;
    private final String name;
    private final double least;

    /**
     * @param name what reasons call it
     * @param least likeness of a frame that has it, above 0 to 1
     */
    public StampDetector(Stamp stamp, String name, double least) {
        this.stamp = stamp;
        this.name = name;
        this.least = least;
    }

    @Override
    public DetectorKind kind() {
        return DetectorKind.STAMP;
    }

    /** @throws UserException if the stamp is larger than the frames */
    @Override
    public List<Suspicion> find(DataSet data) {
        Frame first = data.frame(0);
        requireFit(first, data);
        int factor = factor(first);
        Frame small = shrunk(first, factor);
        StampMatcher matcher = new StampMatcher(stamp.shrunk(factor), small.height(), small.width());
        return IntStream.range(0, data.size())
                .parallel()
                .mapToObj(index -> suspicion(index, matcher.match(shrunk(data.frame(index), factor)), factor))
                .filter(Objects::nonNull)
                .toList();
    }

    private @Nullable Suspicion suspicion(int index, StampMatch match, int factor) {
        return match.likeness() < least
                ? null
                : new Suspicion(
                        index,
                        kind(),
                        match.likeness(),
                        String.format(
                                Locale.ROOT,
                                "shows %s at row %d, column %d (likeness %.3f)",
                                name,
                                match.top() * factor,
                                match.left() * factor,
                                match.likeness()));
    }

    private void requireFit(Frame frame, DataSet data) {
        boolean upright = stamp.height() <= frame.height() && stamp.width() <= frame.width();
        boolean turned = stamp.width() <= frame.height() && stamp.height() <= frame.width();
        if (!upright && !turned) {
            throw new UserException(name + " has " + stamp.width() + "x" + stamp.height()
                    + " pixels, which is larger than the frames of " + data.source() + " (" + frame.width() + "x"
                    + frame.height() + "); cut the figure out as large as it is in a frame");
        }
    }

    private int factor(Frame frame) {
        int wanted = (Math.max(frame.height(), frame.width()) + LARGEST - 1) / LARGEST;
        int bearable = Math.min(stamp.height(), stamp.width()) / SMALLEST;
        return Math.max(1, Math.min(wanted, bearable));
    }

    private static Frame shrunk(Frame frame, int factor) {
        if (factor == 1) {
            return frame;
        }
        Grey small = new Grey(frame.height(), frame.width(), frame.grey())
                .resized(frame.height() / factor, frame.width() / factor);
        return new Frame(small.height(), small.width(), small.values());
    }
}
