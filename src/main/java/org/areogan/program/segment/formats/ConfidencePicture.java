package org.areogan.program.segment.formats;

import java.nio.file.Path;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;

/** How probable the most probable class is, as a grey PNG: 255 where it is certain, 255 / classes where all are as likely. */
public final class ConfidencePicture {
    private ConfidencePicture() {}

    static void write(Path file, Prediction prediction) {
        Mask size = prediction.mask();
        PictureFiles.writeMask(file, new Mask(size.height(), size.width(), levels(prediction.confidence())));
    }

    /** Of confidences from 0 to 1. */
    public static byte[] levels(float[] confidence) {
        byte[] levels = new byte[confidence.length];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            levels[pixel] = (byte) Math.round(255 * confidence[pixel]);
        }
        return levels;
    }
}
