package org.areogan.program.segment.mosaic;

import java.util.ArrayList;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.program.segment.formats.AreaTally;
import org.areogan.program.segment.formats.ConfidencePicture;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.mosaic.Samples;
import org.areogan.terrain.mosaic.WholeGrey;
import org.areogan.terrain.mosaic.Window;
import org.areogan.terrain.mosaic.WindowGrid;

/** Segments windows of one mosaic, each with as much around it as decides what is said of it. */
public final class WindowSegmenter {
    private final Segmenter segmenter;
    private final WholeGrey grey;
    private final WindowGrid grid;
    private final double leastConfidence;
    private final boolean confidence;

    /**
     * @param segmenter looks at frames at their own size alone and refines nothing
     * @param grey of the mosaic
     * @param leastConfidence where the most probable class is less probable, there is no label; 0 labels all
     * @param formats that will be made of the windows
     */
    public WindowSegmenter(
            Segmenter segmenter, WholeGrey grey, WindowGrid grid, double leastConfidence, List<SegmentFormat> formats) {
        this.segmenter = segmenter.partsOf(grey.mean(), grey.deviation());
        this.grey = grey;
        this.grid = grid;
        this.leastConfidence = leastConfidence;
        this.confidence = formats.contains(SegmentFormat.CONFIDENCE);
    }

    /**
     * What is to be kept of a window, for {@link MosaicFiles}.
     *
     * @throws org.areogan.files.UserException if the mosaic is damaged there
     */
    public byte[] segment(Mosaic mosaic, int number) {
        Window seen = grid.seen(number, segmenter.multiple(), segmenter.reach());
        Window core = grid.core(number);
        Samples samples = mosaic.read(seen);
        Frame frame = new Frame(seen.height(), seen.width(), grey.of(samples));
        long began = System.nanoTime();
        Prediction prediction = segmenter.predict(frame);
        double milliseconds = (System.nanoTime() - began) / 1e6;
        int noLabel = segmenter.classes().noLabel();
        Mask mask = leastConfidence > 0 ? prediction.surer(leastConfidence, noLabel) : prediction.mask();
        byte[] ids = new byte[core.pixels()];
        float[] sure = new float[ids.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int row = core.top() - seen.top() + pixel / core.width();
            int from = row * seen.width() + core.left() - seen.left() + pixel % core.width();
            ids[pixel] = samples.missing()[from] ? (byte) noLabel : mask.ids()[from];
            sure[pixel] = prediction.confidence(from);
        }
        int tile = WindowPart.tileSide(grid.side());
        List<List<byte[]>> layers = new ArrayList<>();
        layers.add(WindowPart.tiles(ids, core.height(), core.width(), tile));
        if (confidence) {
            layers.add(WindowPart.tiles(
                    ConfidencePicture.levels(pixel -> sure[pixel], ids.length), core.height(), core.width(), tile));
        }
        AreaTally tally =
                AreaTally.of(ids, pixel -> sure[pixel], segmenter.classes().size());
        return new WindowPart(tally, milliseconds, layers).bytes();
    }
}
