package org.areogan.terrain.tiff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import org.areogan.terrain.ClassSet;

/**
 * What a {@link MaskTiff} of any size is put together from, when it is made piece by piece: a head, and then its tiles row by
 * row, each packed by itself. A file above 4 GB is a BigTIFF.
 */
public final class TiledMaskTiff {
    /** What the offsets of a plain TIFF reach. */
    private static final long PLAIN_BYTES = 0xffffffffL;

    private TiledMaskTiff() {}

    /**
     * A tile as the file has it.
     *
     * @param ids [side * side]; what lies outside the picture does not matter
     */
    public static byte[] tile(byte[] ids) {
        return TiffBlocks.deflated(ids, 0, ids.length);
    }

    /** The ids of a tile. @throws IOException if it is damaged */
    public static byte[] ids(byte[] tile, int side) throws IOException {
        return TiffBlocks.inflatedWhole(tile, side * side);
    }

    /**
     * What the file begins with; the tiles follow without gaps.
     *
     * @param side of a tile, a multiple of 16
     * @param sizes of all tiles in bytes, row by row
     * @param place of the picture; empty leaves the mask a plain TIFF
     */
    public static byte[] head(
            int height, int width, int side, int[] sizes, ClassSet classes, Optional<GeoReference> place) {
        return head(height, width, side, sizes, classes, place, PLAIN_BYTES);
    }

    /** @param plain largest size of a file that is no BigTIFF */
    static byte[] head(
            int height, int width, int side, int[] sizes, ClassSet classes, Optional<GeoReference> place, long plain) {
        long[] offsets = new long[sizes.length];
        long all = 0;
        for (int tile = 0; tile < sizes.length; tile++) {
            offsets[tile] = all;
            all += sizes[tile];
        }
        TiffEntries entries = TiffEntries.ofMask(height, width, classes);
        entries.shorts(322, side);
        entries.shorts(323, side);
        entries.longs(325, sizes);
        place.ifPresent(entries::place);
        entries.places(324, offsets, true);
        boolean big = all + 16 + entries.size(true) > plain;
        entries.places(324, offsets, big);
        int directory = TiffEntries.header(0, big).length;
        int begin = directory + entries.size(big);
        for (int tile = 0; tile < offsets.length; tile++) {
            offsets[tile] += begin;
        }
        entries.places(324, offsets, big);
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        head.writeBytes(TiffEntries.header(directory, big));
        head.writeBytes(entries.bytes(directory, big));
        return head.toByteArray();
    }
}
