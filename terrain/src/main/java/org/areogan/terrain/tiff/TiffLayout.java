package org.areogan.terrain.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.areogan.files.TooLargeException;
import org.areogan.files.UserException;

/**
 * How the samples of a TIFF lie in its file (TIFF revision 6.0).
 *
 * @param across width of a tile, or of the picture where it is divided into strips
 * @param down height of a tile or strip
 * @param bands samples of a pixel
 * @param separate whether each band has blocks of its own
 * @param bits of a sample: 8, 16, 32 or 64
 * @param format of a sample: 1 unsigned, 2 signed, 3 floating point
 * @param predictor 1 none, 2 difference from the left, 3 the same of floating-point numbers
 * @param offsets of the blocks in the file
 * @param sizes of the blocks in bytes, compressed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record TiffLayout(
        int height,
        int width,
        int across,
        int down,
        int bands,
        boolean separate,
        int bits,
        int format,
        int compression,
        int predictor,
        ByteOrder order,
        long[] offsets,
        long[] sizes) {
    static final int UNSIGNED = 1;
    static final int SIGNED = 2;
    static final int REAL = 3;
    static final long MOST_PIXELS = 50_000_000;
    private static final int MOST_BANDS = 4096;

    /** A byte cannot stand for more than this in any of the compressions. */
    private static final long MOST_GROWTH = 3000;

    /** @throws UserException naming what is not read, or a size that cannot be */
    static TiffLayout of(TiffTags tags, long fileSize, String file) {
        boolean tiled = tags.longs(324).length > 0;
        int width = tags.whole(256, 0);
        int height = tags.whole(257, 0);
        if (width < 1 || height < 1) {
            throw new UserException(
                    file + " claims " + width + "x" + height + " pixels, which cannot be; fetch it again");
        }
        int[] bits = tags.wholes(258);
        int[] formats = tags.wholes(339);
        TiffLayout layout = new TiffLayout(
                height,
                width,
                tiled ? tags.whole(322, 0) : width,
                tiled ? tags.whole(323, 0) : Math.min(height, rowsPerStrip(tags, height)),
                tags.whole(277, 1),
                tags.whole(284, 1) == 2,
                bits.length == 0 ? 1 : bits[0],
                formats.length == 0 ? UNSIGNED : formats[0],
                tags.whole(259, 1),
                tags.whole(317, 1),
                tags.order(),
                tags.longs(tiled ? 324 : 273),
                tags.longs(tiled ? 325 : 279));
        layout.requireKnown(file, bits, formats);
        layout.requireBlocks(file, fileSize);
        return layout;
    }

    /** Its usual value is the largest number of 32 bits. */
    private static int rowsPerStrip(TiffTags tags, int height) {
        long[] rows = tags.longs(278);
        return rows.length == 0 ? height : (int) Math.min(height, rows[0]);
    }

    private void requireKnown(String file, int[] allBits, int[] allFormats) {
        boolean alike = Arrays.stream(allBits).allMatch(each -> each == bits)
                && Arrays.stream(allFormats).allMatch(each -> each == format);
        boolean real = format == REAL && (bits == 32 || bits == 64);
        boolean whole = (format == UNSIGNED || format == SIGNED) && (bits == 8 || bits == 16 || bits == 32);
        if (!alike || !(real || whole) || bands < 1 || bands > MOST_BANDS) {
            throw new UserException(file + " is a TIFF of " + bands + " samples with "
                    + Arrays.toString(Arrays.stream(allBits).distinct().toArray()) + " bits of format " + format
                    + ", which is not read; save it with whole numbers of 8, 16 or 32 bits or floats of 32 or 64");
        }
        if (!TiffBlocks.known(compression) || predictor < 1 || predictor > 3) {
            throw new UserException(file + " is a TIFF with the compression " + compression + " and the predictor "
                    + predictor + ", which is not read; save it uncompressed or with LZW or Deflate");
        }
    }

    private void requireBlocks(String file, long fileSize) {
        long blocks = (long) blocksAcross() * blocksDown() * (separate ? bands : 1);
        boolean whole = across > 0 && down > 0 && offsets.length == blocks && sizes.length == blocks;
        long stored = 0;
        for (int block = 0; whole && block < blocks; block++) {
            whole = offsets[block] > 0
                    && sizes[block] > 0
                    && sizes[block] <= fileSize
                    && offsets[block] <= fileSize - sizes[block];
            stored += whole ? sizes[block] : 0;
        }
        if (!whole) {
            throw new UserException(file + " is a TIFF whose strips or tiles are missing or end behind its " + fileSize
                    + " bytes; fetch it again");
        }
        int bytes = bits / Byte.SIZE;
        double block = (double) across * down * together() * bytes;
        if (block > Integer.MAX_VALUE && compression != TiffBlocks.NONE) {
            throw new UserException(file + " claims strips or tiles of " + (long) block
                    + " bytes, which cannot be unpacked; save it in tiles of 256x256 pixels");
        }
        double claimed = block * blocks;
        if (claimed > (double) stored * MOST_GROWTH) {
            throw new UserException(file + " claims " + width + "x" + height + " pixels, " + (long) claimed
                    + " bytes of samples, in " + stored + " bytes, which cannot be; fetch it again");
        }
    }

    /** @throws UserException if it is too large to be held whole */
    void requireFrame(long most, String file) {
        if ((long) width * height > most) {
            throw new TooLargeException(file + " claims " + width + "x" + height + " pixels; a frame has 1 to " + most
                    + ": cut it into tiles, or fetch it again if that is not its size");
        }
        requireBlocksOf(Integer.MAX_VALUE / 2, file);
        long needed = (long) width * height * Double.BYTES * used();
        if (needed > Runtime.getRuntime().maxMemory() / 2) {
            throw new UserException(file + " needs " + (needed >> 20) + " MB of memory but Java may use "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MB; cut it into tiles or give it more with -Xmx");
        }
    }

    /** @throws UserException if a block needs more bytes of memory than that */
    void requireBlocksOf(long most, String file) {
        if (blockBytes() > most) {
            throw new UserException(file + " is a TIFF in strips or tiles of " + blockBytes()
                    + " bytes; save it in tiles" + " of 256x256 pixels");
        }
    }

    /** Bands that make the grey: three are colours, otherwise the first counts. */
    int used() {
        return bands == 3 ? 3 : 1;
    }

    int blocksAcross() {
        return across < 1 ? 0 : (width - 1) / across + 1;
    }

    int blocksDown() {
        return down < 1 ? 0 : (height - 1) / down + 1;
    }

    /** Samples that follow each other for one pixel. */
    int together() {
        return separate ? 1 : bands;
    }

    /** Bytes of a block that is not compressed. */
    long blockBytes() {
        return (long) across * down * together() * (bits / Byte.SIZE);
    }

    /** The number of a sample. */
    double number(ByteBuffer samples, int sample) {
        int at = sample * (bits / Byte.SIZE);
        if (format == REAL) {
            return bits == Float.SIZE ? samples.getFloat(at) : samples.getDouble(at);
        }
        boolean signed = format == SIGNED;
        return switch (bits) {
            case 8 -> signed ? samples.get(at) : samples.get(at) & 0xff;
            case 16 -> signed ? samples.getShort(at) : samples.getShort(at) & 0xffff;
            default -> signed ? samples.getInt(at) : samples.getInt(at) & 0xffffffffL;
        };
    }

    /** How the samples hold a number that GDAL has written as text; NaN where there is none, or NaN itself is meant. */
    double stored(String text) {
        try {
            double number = text.isBlank() ? Double.NaN : Double.parseDouble(text.strip());
            return format == REAL && bits == Float.SIZE ? (float) number : number;
        } catch (NumberFormatException notOne) {
            return Double.NaN;
        }
    }
}
