package org.areogan.spark.frames;

import java.io.Serializable;

/**
 * Where a frame comes from.
 *
 * @param name of its files, without ending; slashes between folders
 * @param file that holds it, with its scheme
 * @param index in the archive; {@link #ALONE} where the file is a picture
 * @param trouble why the file cannot be read, as far as that is known beforehand; otherwise empty
 */
public record FrameSource(String name, String file, int index, String trouble) implements Serializable {
    /** Of a file that is a picture. */
    public static final int ALONE = -1;

    public static FrameSource picture(String name, String file) {
        return new FrameSource(name, file, ALONE, "");
    }

    public static FrameSource ofArchive(String name, String file, int index) {
        return new FrameSource(name, file, index, "");
    }

    public static FrameSource unreadable(String name, String file, String trouble) {
        return new FrameSource(name, file, ALONE, trouble);
    }
}
