package org.areogan.terrain.labelling;

import java.nio.file.Path;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/** Masks drawn as text, and folders written from them. */
final class Roundtrips {
    private Roundtrips() {}

    /** A digit is a class, a dot no label; all rows are of one length. */
    static Mask mask(String... rows) {
        byte[] ids = new byte[rows.length * rows[0].length()];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            char drawn = rows[pixel / rows[0].length()].charAt(pixel % rows[0].length());
            ids[pixel] = (byte) (drawn == '.' ? 255 : drawn - '0');
        }
        return new Mask(rows.length, rows[0].length(), ids);
    }

    static void write(LabellingTool tool, Path folder, String name, Mask mask) {
        try (LabellingOutput output = tool.open(folder, ClassSet.ROVER)) {
            output.write(name, new Frame(mask.height(), mask.width(), new float[mask.ids().length]), mask);
            output.commit();
        }
    }
}
