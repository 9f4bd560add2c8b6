package org.areogan.synth.export;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.areogan.synth.spool.ManifestEntry;
import org.areogan.synth.spool.PairOverview;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.picture.Drawing;

/** Some pairs on one picture: each frame above itself under the classes' colours, and how it was made. */
final class ContactSheet {
    private static final int MOST = 48;
    private static final int COLUMNS = 8;
    private static final double OPACITY = 0.45;

    /** Larger frames are thinned out to whole fractions of their size. */
    private static final int LARGEST = 256;

    private ContactSheet() {}

    /** Up to 48 pairs, chosen evenly, with the legend below. */
    static BufferedImage paint(PairOverview pairs) {
        List<BufferedImage> tiles = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        int shown = Math.min(MOST, pairs.kept());
        Set<Integer> chosen = IntStream.range(0, shown)
                .mapToObj(place -> (int) ((long) place * pairs.kept() / shown))
                .collect(Collectors.toSet());
        pairs.forEachAt(chosen::contains, (entry, sample) -> {
            tiles.add(tile(entry, thinned(sample), pairs.classes()));
            numbers.add(Integer.toString(entry.index()));
        });
        List<BufferedImage> rows = new ArrayList<>();
        for (int first = 0; first < shown; first += COLUMNS) {
            int end = Math.min(first + COLUMNS, shown);
            rows.add(Drawing.row(tiles.subList(first, end), numbers.subList(first, end)));
        }
        rows.add(Drawing.legend(pairs.classes()));
        return Drawing.column(rows);
    }

    private static BufferedImage tile(ManifestEntry entry, Sample sample, ClassSet classes) {
        return Drawing.column(List.of(
                Drawing.grey(sample.frame()),
                Drawing.overlay(sample.frame(), sample.mask(), classes, OPACITY),
                Drawing.caption(entry.proposal(), sample.frame().width())));
    }

    private static Sample thinned(Sample sample) {
        Frame frame = sample.frame();
        int step = (Math.max(frame.height(), frame.width()) + LARGEST - 1) / LARGEST;
        if (step == 1) {
            return sample;
        }
        int height = (frame.height() + step - 1) / step;
        int width = (frame.width() + step - 1) / step;
        float[] grey = new float[height * width];
        byte[] ids = new byte[height * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int row = pixel / width * step;
            int column = pixel % width * step;
            grey[pixel] = frame.at(row, column);
            ids[pixel] = (byte) sample.mask().at(row, column);
        }
        return new Sample(new Frame(height, width, grey), new Mask(height, width, ids));
    }
}
