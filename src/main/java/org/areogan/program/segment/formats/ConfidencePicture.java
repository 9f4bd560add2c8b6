package org.areogan.program.segment.formats;

import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;

/** How probable the most probable class is, as a grey PNG: 255 where it is certain, 255 / classes where all are as likely. */
public final class ConfidencePicture {
    private ConfidencePicture() {}

    static void write(Path file, Prediction prediction) {
        Mask size = prediction.mask();
        int pixels = size.ids().length;
        PictureFiles.writeMask(file, new Mask(size.height(), size.width(), levels(prediction::confidence, pixels)));
    }

    /** @param confidence of a pixel, from 0 to 1 */
    public static byte[] levels(IntToDoubleFunction confidence, int pixels) {
        byte[] levels = new byte[pixels];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            levels[pixel] = (byte) Math.round(255 * confidence.applyAsDouble(pixel));
        }
        return levels;
    }
}
