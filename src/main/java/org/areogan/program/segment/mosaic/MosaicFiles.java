package org.areogan.program.segment.mosaic;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.program.segment.formats.AreaLine;
import org.areogan.program.segment.formats.AreaTally;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.mosaic.WindowGrid;
import org.areogan.terrain.picture.PngStream;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.TiledMaskTiff;

/** Puts the segmented windows of a mosaic together, a row of windows after the other, of which no more than one is held. */
public final class MosaicFiles {
    private static final int MOST_RGB = 3;

    private final WindowGrid grid;
    private final ClassSet classes;
    private final Parts parts;
    private final int tile;

    /** Where the parts are kept that {@link WindowSegmenter} has made. */
    @FunctionalInterface
    public interface Parts {
        byte[] bytes(int window);
    }

    public MosaicFiles(WindowGrid grid, ClassSet classes, Parts parts) {
        this.grid = grid;
        this.classes = classes;
        this.parts = parts;
        this.tile = WindowPart.tileSide(grid.side());
    }

    /**
     * What {@link AreaLine} tells of all windows together.
     *
     * @param name of the mosaic
     */
    public String line(String name) {
        AreaTally tally = new AreaTally(new long[classes.size()], 0, 0);
        double milliseconds = 0;
        for (int window = 0; window < grid.count(); window++) {
            WindowPart part = WindowPart.of(parts.bytes(window));
            tally = tally.plus(part.tally());
            milliseconds += part.milliseconds();
        }
        return AreaLine.of(name, grid.height(), grid.width(), tally, milliseconds, classes);
    }

    /**
     * Writes one of the formats that mosaics have.
     *
     * @param place of the mosaic
     */
    public void write(SegmentFormat format, Optional<GeoReference> place, OutputStream out) throws IOException {
        switch (format) {
            case MASKS -> png(out, WindowPart.MASK, 1);
            case CONFIDENCE -> png(out, WindowPart.CONFIDENCE, 1);
            case COLORS -> png(out, WindowPart.MASK, MOST_RGB);
            case GEOTIFF -> geotiff(out, place);
            default -> throw new IllegalArgumentException("no mosaics are written as " + format);
        }
    }

    private void geotiff(OutputStream out, Optional<GeoReference> place) throws IOException {
        int[] sizes = new int[tilesDown() * tilesAcross()];
        int at = 0;
        Rows rows = new Rows(WindowPart.MASK);
        for (int row = 0; row < tilesDown(); row++) {
            for (byte[] each : rows.tiles(row)) {
                sizes[at++] = each.length;
            }
        }
        out.write(TiledMaskTiff.head(grid.height(), grid.width(), tile, sizes, classes, place));
        Rows again = new Rows(WindowPart.MASK);
        for (int row = 0; row < tilesDown(); row++) {
            for (byte[] each : again.tiles(row)) {
                out.write(each);
            }
        }
    }

    private void png(OutputStream out, int layer, int channels) throws IOException {
        Rows rows = new Rows(layer);
        byte[] band = new byte[Math.multiplyExact(tile, grid.width())];
        PngStream.write(out, grid.height(), grid.width(), channels, (row, samples) -> {
            if (row % tile == 0) {
                unpack(rows.tiles(row / tile), band);
            }
            int from = row % tile * grid.width();
            if (channels == 1) {
                System.arraycopy(band, from, samples, 0, samples.length);
            } else {
                paint(band, from, samples);
            }
        });
    }

    private void unpack(List<byte[]> tiles, byte[] band) throws IOException {
        for (int column = 0; column < tiles.size(); column++) {
            byte[] ids = TiledMaskTiff.ids(tiles.get(column), tile);
            int length = Math.min(tile, grid.width() - column * tile);
            for (int row = 0; row < tile; row++) {
                System.arraycopy(ids, row * tile, band, row * grid.width() + column * tile, length);
            }
        }
    }

    private void paint(byte[] ids, int from, byte[] samples) {
        for (int pixel = 0; pixel < samples.length / MOST_RGB; pixel++) {
            int rgb = classes.rgb(ids[from + pixel] & 0xff);
            samples[MOST_RGB * pixel] = (byte) (rgb >> 16);
            samples[MOST_RGB * pixel + 1] = (byte) (rgb >> 8);
            samples[MOST_RGB * pixel + 2] = (byte) rgb;
        }
    }

    private int tilesAcross() {
        return (grid.width() - 1) / tile + 1;
    }

    private int tilesDown() {
        return (grid.height() - 1) / tile + 1;
    }

    /** The tiles of a layer, a row after the other from the top. */
    private final class Rows {
        private final int layer;
        private final List<WindowPart> held = new ArrayList<>();
        private int windows = -1;

        Rows(int layer) {
            this.layer = layer;
        }

        /** All tiles of a row. */
        List<byte[]> tiles(int row) {
            int inWindow = grid.side() / tile;
            hold(row / inWindow);
            List<byte[]> tiles = new ArrayList<>();
            for (WindowPart part : held) {
                List<byte[]> all = part.layers().get(layer);
                int first = row % inWindow;
                int down = Math.min(inWindow, tilesDown() - row / inWindow * inWindow);
                int across = all.size() / down;
                tiles.addAll(all.subList(first * across, (first + 1) * across));
            }
            return tiles;
        }

        private void hold(int row) {
            if (row == windows) {
                return;
            }
            held.clear();
            for (int column = 0; column < grid.across(); column++) {
                held.add(WindowPart.of(parts.bytes(row * grid.across() + column)));
            }
            windows = row;
        }
    }
}
