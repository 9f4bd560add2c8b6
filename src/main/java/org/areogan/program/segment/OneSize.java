package org.areogan.program.segment;

import org.areogan.files.UserException;
import org.areogan.terrain.Frame;

/** Makes sure that frames that go into one table all have the first one's size. */
final class OneSize {
    private final String target;
    private int height;
    private int width;

    /** @param target what is written, for the message */
    OneSize(Object target) {
        this.target = target.toString();
    }

    /** @return whether this is the first frame */
    boolean accept(SegmentedFrame segmented) {
        Frame frame = segmented.frame();
        boolean first = height == 0;
        if (first) {
            height = frame.height();
            width = frame.width();
        }
        if (frame.height() != height || frame.width() != width) {
            throw new UserException("frame " + segmented.name() + " has " + frame.width() + "x" + frame.height()
                    + " pixels, but " + target + " takes frames of one size only and the first has " + width + "x"
                    + height + "; segment them apart, or to pictures with --format masks,overlays");
        }
        return first;
    }
}
