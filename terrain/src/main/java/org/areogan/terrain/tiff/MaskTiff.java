package org.areogan.terrain.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * A mask as a GeoTIFF: 8-bit class ids with the classes' colours as a palette, packed by Deflate in strips, with the place
 * of its picture. The no-label value is declared as missing (GDAL_NODATA).
 */
public final class MaskTiff {
    private static final int ROWS = 64;
    private static final int HEADER_BYTES = 8;

    private MaskTiff() {}

    /**
     * Writes it whole or not at all; the same mask gives the same bytes.
     *
     * @param place of its picture; empty leaves the mask a plain TIFF
     * @throws org.areogan.files.UserException if it cannot be written
     */
    public static void write(Path file, Mask mask, ClassSet classes, Optional<GeoReference> place) {
        byte[] bytes = bytes(mask, classes, place);
        AtomicFile.write(file, out -> out.write(bytes));
    }

    static byte[] bytes(Mask mask, ClassSet classes, Optional<GeoReference> place) {
        int strips = (mask.height() - 1) / ROWS + 1;
        int[] offsets = new int[strips];
        int[] sizes = new int[strips];
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        for (int strip = 0; strip < strips; strip++) {
            offsets[strip] = HEADER_BYTES + packed.size();
            int from = strip * ROWS * mask.width();
            int length = Math.min(ROWS * mask.width(), mask.ids().length - from);
            packed.writeBytes(TiffBlocks.deflated(mask.ids(), from, length));
            sizes[strip] = HEADER_BYTES + packed.size() - offsets[strip];
        }
        if (packed.size() % 2 == 1) {
            packed.write(0);
        }
        TiffEntries entries = TiffEntries.ofMask(mask.height(), mask.width(), classes);
        entries.longs(273, offsets);
        entries.longs(278, ROWS);
        entries.longs(279, sizes);
        place.ifPresent(entries::place);
        int directory = HEADER_BYTES + packed.size();
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(TiffEntries.header(directory, false));
        file.writeBytes(packed.toByteArray());
        file.writeBytes(entries.bytes(directory, false));
        return file.toByteArray();
    }
}
