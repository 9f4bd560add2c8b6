package org.areogan.program.segment.formats;

import java.nio.file.Path;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;

/** How probable the most probable class is, as a grey PNG: 255 where it is certain, 255 / classes where all are as likely. */
final class ConfidencePicture {
    private ConfidencePicture() {}

    static void write(Path file, Prediction prediction) {
        Mask size = prediction.mask();
        byte[] levels = new byte[size.ids().length];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            levels[pixel] = (byte) Math.round(255 * prediction.confidence(pixel));
        }
        PictureFiles.writeMask(file, new Mask(size.height(), size.width(), levels));
    }
}
