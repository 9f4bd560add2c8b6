package org.areogan.spark.segment;

import java.io.Serializable;

/**
 * Where a frame comes from.
 *
 * @param name of its files, without ending; slashes between folders
 * @param file that holds it, with its scheme
 * @param index in the archive; {@link #ALONE} where the file is a picture
 * @param trouble why the file cannot be read, as far as that is known beforehand; otherwise empty
 */
record FrameSource(String name, String file, int index, String trouble) implements Serializable {
    static final int ALONE = -1;

    static FrameSource picture(String name, String file) {
        return new FrameSource(name, file, ALONE, "");
    }

    static FrameSource ofArchive(String name, String file, int index) {
        return new FrameSource(name, file, index, "");
    }

    static FrameSource unreadable(String name, String file, String trouble) {
        return new FrameSource(name, file, ALONE, trouble);
    }
}
