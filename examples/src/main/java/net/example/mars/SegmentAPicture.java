package net.example.mars;

import java.nio.file.Path;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.picture.PictureFiles;

/** Opens a model and a picture, writes the mask, and tells how much of the picture each class has. */
public final class SegmentAPicture {
    private SegmentAPicture() {}

    /** @param arguments the model, the picture, and where the mask goes */
    public static void main(String[] arguments) {
        Frame picture = PictureFiles.readFrame(Path.of(arguments[1]));
        try (Segmenter segmenter = Segmenter.open(Path.of(arguments[0]))) {
            Mask mask = segmenter.segment(picture);
            PictureFiles.writeMask(Path.of(arguments[2]), mask);
            long[] pixels = mask.counts();
            for (TerrainClass each : segmenter.classes().classes()) {
                System.out.println(each.name() + " " + pixels[each.id()]);
            }
        }
    }
}
