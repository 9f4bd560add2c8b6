package org.areogan.trainer.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.Drawing;
import org.areogan.trainer.events.SegmentedSample;

/** Segmented samples on one picture: a row of frame, truth, painted frame (of a painter) and prediction for each, and the legend. */
final class SampleSheet {
    /** Smaller frames are enlarged, by a whole factor so that pixels stay sharp. */
    private static final int SMALLEST_WIDTH = 256;

    private SampleSheet() {}

    static BufferedImage paint(List<SegmentedSample> samples, ClassSet classes) {
        List<BufferedImage> rows = new ArrayList<>();
        for (SegmentedSample sample : samples) {
            Frame frame = sample.truth().frame();
            int factor = Math.max(1, Math.round((float) SMALLEST_WIDTH / frame.width()));
            List<BufferedImage> pictures = new ArrayList<>();
            List<String> captions = new ArrayList<>(List.of("frame " + sample.id(), "truth"));
            pictures.add(enlarge(Drawing.grey(frame), factor));
            pictures.add(enlarge(Drawing.colours(sample.truth().mask(), classes), factor));
            sample.painted().ifPresent(painted -> {
                pictures.add(enlarge(Drawing.grey(painted), factor));
                captions.add("painted");
            });
            pictures.add(enlarge(Drawing.colours(sample.prediction(), classes), factor));
            captions.add("prediction");
            rows.add(Drawing.row(pictures, captions));
        }
        rows.add(Drawing.legend(classes));
        return Drawing.column(rows);
    }

    private static BufferedImage enlarge(BufferedImage image, int factor) {
        BufferedImage large =
                new BufferedImage(image.getWidth() * factor, image.getHeight() * factor, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < large.getHeight(); y++) {
            for (int x = 0; x < large.getWidth(); x++) {
                large.setRGB(x, y, image.getRGB(x / factor, y / factor));
            }
        }
        return large;
    }
}
