package org.areogan.terrain.tiff;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.files.WholeFile;

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
    private static final int MOST_BYTES = 1 << 29;

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
        return !TiffTags.read(SeekableBytes.of(data), file.toString())
                .text(NO_DATA)
                .isBlank();
    }

    /** @throws UserException if it is no TIFF of these kinds, is damaged, or claims more than it holds */
    public static TiffImage read(Path file) {
        return read(WholeFile.bytes(file, MOST_BYTES), file);
    }

    /** @param file in which the data stand, for messages */
    public static TiffImage read(byte[] data, Path file) {
        return read(data, file, TiffLayout.MOST_PIXELS);
    }

    /** @param mostPixels what claims more is refused before it is read */
    public static TiffImage read(byte[] data, Path file, long mostPixels) {
        try (SeekableBytes bytes = SeekableBytes.of(data)) {
            return read(bytes, file.toString(), mostPixels);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static TiffImage read(SeekableBytes bytes, String file, long mostPixels) throws IOException {
        TiffLayout.of(TiffTags.read(bytes, file), bytes.size(), file).requireFrame(mostPixels, file);
        try (TiffWindows picture = TiffWindows.open(bytes, file)) {
            List<double[]> bands = new ArrayList<>();
            for (int band = 0; band < picture.bands(); band++) {
                bands.add(new double[picture.height() * picture.width()]);
            }
            picture.read(
                    0,
                    0,
                    picture.height(),
                    picture.width(),
                    (pixel, band, number, missing) -> bands.get(band)[pixel] = missing ? Double.NaN : number);
            return new TiffImage(picture.height(), picture.width(), bands);
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
}
