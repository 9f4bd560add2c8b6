package org.areogan.terrain.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;

/**
 * A TIFF of numbers: whole ones of 8, 16 or 32 bits with or without a sign, or floating-point ones of 32 or 64; in strips
 * or tiles, plain or packed by LZW, Deflate or PackBits, with differences or without. Of a file with several pictures the
 * first is read.
 *
 * @param height rows
 * @param width columns
 * @param bands numbers row by row, as they are stored: three of a picture in colour, otherwise the first; missing ones (tag
 *     42113, GDAL_NODATA) are NaN
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record TiffImage(int height, int width, List<double[]> bands) {
    static final int NO_DATA = 42113;
    private static final int BITS = 258;
    private static final int FORMAT = 339;
    private static final long MOST_BYTES = 1L << 29;

    public TiffImage {
        bands = List.copyOf(bands);
    }

    /** Whether a file begins as a TIFF does. */
    public static boolean is(byte[] data) {
        boolean low = data.length > 3 && data[0] == 'I' && data[1] == 'I' && data[2] == 42 && data[3] == 0;
        boolean high = data.length > 3 && data[0] == 'M' && data[1] == 'M' && data[2] == 0 && data[3] == 42;
        return low || high;
    }

    /** Whether its numbers are no brightness up to a full scale: more than 8 bits, signed or floating point. */
    public static boolean ofMeasurements(byte[] data, Path file) {
        TiffTags tags = TiffTags.read(SeekableBytes.of(data), file.toString());
        int bits = tags.whole(BITS, 1);
        return (bits > Byte.SIZE && bits % Byte.SIZE == 0)
                || tags.whole(FORMAT, TiffLayout.UNSIGNED) != TiffLayout.UNSIGNED;
    }

    /** Whether it says which number stands for a missing one. */
    public static boolean declaresMissing(byte[] data, Path file) {
        return !TiffTags.read(SeekableBytes.of(data), file.toString()).text(NO_DATA).isBlank();
    }

    /** @throws UserException if it is no TIFF of these kinds, is damaged, or claims more than it holds */
    public static TiffImage read(Path file) {
        return read(bytes(file), file);
    }

    /** @param file in which the data stand, for messages */
    public static TiffImage read(byte[] data, Path file) {
        TiffTags tags = TiffTags.read(SeekableBytes.of(data), file.toString());
        TiffLayout layout = TiffLayout.of(tags, data.length, file.toString());
        layout.requireFrame(file.toString());
        List<double[]> bands = new ArrayList<>();
        for (int band = 0; band < layout.used(); band++) {
            bands.add(new double[layout.height() * layout.width()]);
        }
        try {
            int perBand = layout.blocksAcross() * layout.blocksDown();
            for (int block = 0; block < (layout.separate() ? perBand * layout.used() : perBand); block++) {
                place(data, layout, block, block % perBand, bands);
            }
        } catch (IOException | RuntimeException failure) {
            throw new UserException(
                    file + " is a damaged TIFF (" + failure.getMessage() + "); fetch it again", failure);
        }
        double stored = layout.stored(tags.text(NO_DATA));
        if (!Double.isNaN(stored)) {
            bands.forEach(band -> Arrays.setAll(band, pixel -> band[pixel] == stored ? Double.NaN : band[pixel]));
        }
        return new TiffImage(layout.height(), layout.width(), bands);
    }

    private static void place(byte[] data, TiffLayout layout, int block, int inBand, List<double[]> bands)
            throws IOException {
        int top = inBand / layout.blocksAcross() * layout.down();
        int left = inBand % layout.blocksAcross() * layout.across();
        int rows = Math.min(layout.down(), layout.height() - top);
        int columns = Math.min(layout.across(), layout.width() - left);
        ByteBuffer samples = TiffBlocks.unpacked(layout.packed(SeekableBytes.of(data), block), layout, rows);
        int first = layout.separate() ? block / (layout.blocksAcross() * layout.blocksDown()) : 0;
        int last = layout.separate() ? first : layout.used() - 1;
        for (int band = first; band <= last; band++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int sample = (row * layout.across() + column) * layout.together() + (band - first);
                    bands.get(band)[(top + row) * layout.width() + left + column] = layout.number(samples, sample);
                }
            }
        }
    }

    /** Which pixels are missing in all bands that were read: [height * width]. */
    public boolean[] missing() {
        boolean[] missing = new boolean[height * width];
        for (int pixel = 0; pixel < missing.length; pixel++) {
            int at = pixel;
            missing[pixel] = bands.stream().allMatch(band -> Double.isNaN(band[at]));
        }
        return missing;
    }

    static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UserException(file + " has " + Files.size(file) + " bytes, which is no single frame; cut it");
            }
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + " (" + failure + "); check that it is a file", failure);
        }
    }
}
