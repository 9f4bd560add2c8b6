package org.areogan.program.segment.formats;

import org.areogan.files.UserException;

/** Makes sure that frames that go into one table all have the first one's size. */
public final class OneSize {
    private final String target;
    private String firstName = "";
    private int height;
    private int width;

    /** @param target what is written, for the message */
    public OneSize(Object target) {
        this.target = target.toString();
    }

    /**
     * Takes the next frame.
     *
     * @param name of the frame, for the message
     * @return whether this is the first frame
     * @throws UserException if it has another size than the first
     */
    public boolean accept(String name, int frameHeight, int frameWidth) {
        boolean first = height == 0;
        if (first) {
            firstName = name;
            height = frameHeight;
            width = frameWidth;
        }
        if (frameHeight != height || frameWidth != width) {
            throw new UserException(
                    "frame " + name + " has " + frameWidth + "x" + frameHeight + " pixels, but " + target
                            + " takes frames of one size only and " + firstName + " has " + width + "x" + height
                            + "; segment them apart, or to pictures with --format masks,overlays");
        }
        return first;
    }
}
