package org.areogan.program.segment.mosaic;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.areogan.program.segment.formats.AreaTally;
import org.areogan.terrain.tiff.TiledMaskTiff;

/**
 * A segmented window as it is kept until all are there: its tiles, packed as a TIFF has them.
 *
 * @param tally of its pixels
 * @param milliseconds that segmenting it took
 * @param layers the tiles of the mask, row by row, and those of the confidence's grey levels where somebody wants them
 */
record WindowPart(AreaTally tally, double milliseconds, List<List<byte[]>> layers) {
    static final int MASK = 0;
    static final int CONFIDENCE = 1;

    /** Tells a part from other files. */
    private static final int FORMAT = 0x41575031;

    private static final int LARGEST_TILE = 256;

    WindowPart {
        layers = List.copyOf(layers);
    }

    /** The side of the tiles that windows of a side are made of. */
    static int tileSide(int windowSide) {
        int side = LARGEST_TILE;
        while (windowSide % side != 0) {
            side /= 2;
        }
        return side;
    }

    /** The tiles of an image of bytes. */
    static List<byte[]> tiles(byte[] pixels, int height, int width, int side) {
        List<byte[]> tiles = new ArrayList<>();
        for (int top = 0; top < height; top += side) {
            for (int left = 0; left < width; left += side) {
                byte[] tile = new byte[side * side];
                for (int row = top; row < Math.min(height, top + side); row++) {
                    System.arraycopy(
                            pixels, row * width + left, tile, (row - top) * side, Math.min(side, width - left));
                }
                tiles.add(TiledMaskTiff.tile(tile));
            }
        }
        return tiles;
    }

    byte[] bytes() {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeInt(FORMAT);
            out.writeInt(tally.counts().length);
            for (long count : tally.counts()) {
                out.writeLong(count);
            }
            out.writeLong(tally.pixels());
            out.writeDouble(tally.confidence());
            out.writeDouble(milliseconds);
            out.writeInt(layers.size());
            for (List<byte[]> layer : layers) {
                out.writeInt(layer.size());
                for (byte[] tile : layer) {
                    out.writeInt(tile.length);
                    out.write(tile);
                }
            }
            return bytes.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** What {@link #bytes} gave. */
    static WindowPart of(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readInt() != FORMAT) {
                throw new IOException("it does not begin as one");
            }
            long[] counts = new long[in.readInt()];
            for (int id = 0; id < counts.length; id++) {
                counts[id] = in.readLong();
            }
            AreaTally tally = new AreaTally(counts, in.readLong(), in.readDouble());
            double milliseconds = in.readDouble();
            List<List<byte[]>> layers = new ArrayList<>();
            for (int layer = in.readInt(); layer > 0; layer--) {
                List<byte[]> tiles = new ArrayList<>();
                for (int tile = in.readInt(); tile > 0; tile--) {
                    tiles.add(in.readNBytes(in.readInt()));
                }
                layers.add(tiles);
            }
            return new WindowPart(tally, milliseconds, layers);
        } catch (IOException damaged) {
            throw new UncheckedIOException("a segmented window cannot be read again", damaged);
        }
    }
}
