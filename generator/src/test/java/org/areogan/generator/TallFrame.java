package org.areogan.generator;

import java.util.stream.IntStream;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;

/** Segments a tall frame and a wide one of many classes without keeping probabilities; ends with 0 if the masks are the frames'. */
final class TallFrame {
    static final int HEIGHT = 4200;
    static final int WIDTH = 512;
    static final int CLASSES = 20;

    private TallFrame() {}

    public static void main(String[] arguments) {
        ClassSet classes = new ClassSet(
                IntStream.range(0, CLASSES)
                        .mapToObj(id -> new TerrainClass(id, "class-" + id, id, true))
                        .toList(),
                255);
        SegmentOptions options =
                SegmentOptions.STANDARD.withTile(SegmentOptions.SMALLEST_TILE).withoutProbabilities();
        try (Parameters parameters = Networks.parameters(Networks.TINY, CLASSES, 1);
                Segmenter segmenter = new Segmenter(
                        Networks.TINY, classes, new Normalization(0.4, 0.25), parameters, Engines.nd4j(1))) {
            Mask tall = segmenter.with(options).segment(Networks.frame(HEIGHT, WIDTH, 1));
            Mask wide = segmenter.with(options).segment(Networks.frame(WIDTH, HEIGHT, 1));
            System.exit(tall.height() == HEIGHT && wide.width() == HEIGHT ? 0 : 1);
        }
    }
}
