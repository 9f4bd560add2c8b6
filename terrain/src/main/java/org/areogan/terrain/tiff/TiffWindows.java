package org.areogan.terrain.tiff;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.areogan.files.ReadAhead;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;

/**
 * Any part of a TIFF or BigTIFF of the kinds that {@link TiffImage} reads, without reading the rest: of packed strips and tiles
 * those that the part touches, of others no more than it needs. May be used by one thread at a time.
 */
public final class TiffWindows implements Closeable {
    private static final long MOST_BLOCK_BYTES = 1 << 28;
    private static final int PHOTOMETRIC = 262;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int PLAIN = 1;

    private final SeekableBytes bytes;
    private final String file;
    private final TiffLayout layout;
    private final int photometric;
    private final double missing;
    private final Optional<GeoReference> place;

    private TiffWindows(SeekableBytes bytes, String file) {
        TiffTags tags = TiffTags.read(bytes, file);
        this.bytes = bytes;
        this.file = file;
        this.layout = TiffLayout.of(tags, bytes.size(), file);
        this.photometric = tags.whole(PHOTOMETRIC, BLACK_IS_ZERO);
        this.missing = layout.stored(tags.text(TiffImage.NO_DATA));
        this.place = Optional.ofNullable(GeoReference.of(tags));
    }

    /** Takes samples. */
    @FunctionalInterface
    public interface SampleSink {
        /**
         * @param pixel of the part, row by row
         * @param band 0, or of three 0 to 2
         * @param missing whether the file says that the number stands for a missing one, or it is no number
         */
        void take(int pixel, int band, double number, boolean missing);
    }

    /**
     * @param bytes closed with this
     * @param file for messages
     * @throws UserException if it is no TIFF of these kinds, is damaged, or claims more than it holds
     */
    public static TiffWindows open(SeekableBytes bytes, String file) {
        TiffWindows opened = new TiffWindows(bytes, file);
        if (!opened.direct()) {
            opened.layout.requireBlocksOf(MOST_BLOCK_BYTES, file);
        }
        return opened;
    }

    /** How many pixels a TIFF says to have. @throws UserException if it is none or damaged */
    public static long pixels(SeekableBytes bytes, String file) {
        TiffTags tags = TiffTags.read(bytes, file);
        return (long) tags.whole(256, 0) * tags.whole(257, 0);
    }

    public int height() {
        return layout.height();
    }

    public int width() {
        return layout.width();
    }

    /** Bits of a sample. */
    public int bits() {
        return layout.bits();
    }

    /** Whether samples are floating-point numbers. */
    public boolean isReal() {
        return layout.format() == TiffLayout.REAL;
    }

    /**
     * Whether its numbers are brightness up to a full scale of 255.
     *
     * @throws UserException if they are of 8 bits but mean other colours than black, white, red, green and blue
     */
    public boolean isBrightness() {
        boolean eight = layout.bits() == Byte.SIZE && layout.format() == TiffLayout.UNSIGNED;
        if (eight && photometric != BLACK_IS_ZERO && photometric != RGB) {
            throw new UserException(file + " is a TIFF of the colour space " + photometric
                    + ", which is not read in windows; save it as grey or as red, green and blue");
        }
        return eight;
    }

    /** Bands that are read: three of a picture in colour, otherwise 1. */
    public int bands() {
        boolean colours = layout.bands() > 3 && layout.bits() == Byte.SIZE && photometric == RGB;
        return colours ? 3 : layout.used();
    }

    /** Where it lies on a planet. */
    public Optional<GeoReference> place() {
        return place;
    }

    /**
     * Reads a part that lies in the picture, each band of each pixel once.
     *
     * @throws UserException if it is damaged; {@link UncheckedIOException} if it cannot be read for another reason
     */
    public void read(int top, int left, int height, int width, SampleSink sink) {
        for (int band = 0; band < (layout.separate() ? bands() : 1); band++) {
            int first = band * layout.blocksAcross() * layout.blocksDown();
            try {
                read(new Part(top, left, height, width, band, first, sink));
            } catch (EOFException ends) {
                throw damaged(ends);
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot read " + file, failure);
            }
        }
    }

    /** Whether a row of a block can be read alone. */
    private boolean direct() {
        return layout.compression() == PLAIN && layout.predictor() == PLAIN;
    }

    private int samplesOfPixel() {
        return layout.separate() ? 1 : bands();
    }

    /**
     * What is wanted of the blocks of one band, or of all bands together.
     *
     * @param first of these blocks
     */
    private record Part(int top, int left, int height, int width, int band, int first, SampleSink sink) {}

    private void read(Part part) throws IOException {
        int up = part.top() / layout.down();
        int down = (part.top() + part.height() - 1) / layout.down();
        int before = part.left() / layout.across();
        int after = (part.left() + part.width() - 1) / layout.across();
        int across = after - before + 1;
        int[] blocks = new int[(down - up + 1) * across];
        for (int each = 0; each < blocks.length; each++) {
            blocks[each] = (up + each / across) * layout.blocksAcross() + before + each % across;
        }
        if (direct()) {
            readRows(part, blocks);
        } else {
            readBlocks(part, blocks);
        }
    }

    private void readBlocks(Part part, int[] blocks) throws IOException {
        long[] positions = new long[blocks.length];
        int[] lengths = new int[blocks.length];
        for (int each = 0; each < blocks.length; each++) {
            positions[each] = layout.offsets()[part.first() + blocks[each]];
            long size = layout.sizes()[part.first() + blocks[each]];
            if (size > 2 * layout.blockBytes() + MOST_BLOCK_BYTES) {
                throw new EOFException("a strip or tile claims " + size + " bytes");
            }
            lengths[each] = (int) size;
        }
        ReadAhead ahead = new ReadAhead(bytes, positions, lengths);
        for (int block : blocks) {
            Cut cut = cut(part, block);
            ByteBuffer samples = unpacked(ahead.next(), Math.min(layout.down(), layout.height() - cut.top()));
            for (int row = cut.from(); row < cut.to(); row++) {
                take(part, cut, row, samples, (row - cut.top()) * layout.across() + cut.begin() - cut.left());
            }
        }
    }

    private ByteBuffer unpacked(byte[] packed, int rows) {
        try {
            return TiffBlocks.unpacked(packed, layout, rows);
        } catch (IOException | RuntimeException failure) {
            throw damaged(failure);
        }
    }

    private void readRows(Part part, int[] blocks) throws IOException {
        int pixelBytes = layout.together() * (layout.bits() / Byte.SIZE);
        int rows = 0;
        for (int block : blocks) {
            Cut cut = cut(part, block);
            rows += cut.to() - cut.from();
        }
        long[] positions = new long[rows];
        int[] lengths = new int[rows];
        int at = 0;
        for (int block : blocks) {
            Cut cut = cut(part, block);
            long offset = layout.offsets()[part.first() + block];
            for (int row = cut.from(); row < cut.to(); row++) {
                long pixel = (long) (row - cut.top()) * layout.across() + cut.begin() - cut.left();
                positions[at] = offset + pixel * pixelBytes;
                lengths[at] = (cut.end() - cut.begin()) * pixelBytes;
                if (positions[at] + lengths[at] > offset + layout.sizes()[part.first() + block]) {
                    throw new EOFException("a strip or tile ends before its row " + (row - cut.top()));
                }
                at++;
            }
        }
        ReadAhead ahead = new ReadAhead(bytes, positions, lengths);
        for (int block : blocks) {
            Cut cut = cut(part, block);
            for (int row = cut.from(); row < cut.to(); row++) {
                take(part, cut, row, ByteBuffer.wrap(ahead.next()).order(layout.order()), 0);
            }
        }
    }

    /**
     * What of a block is wanted, in pixels of the picture.
     *
     * @param top of the block
     * @param left of the block
     * @param from first row that is wanted
     * @param to the one after the last
     * @param begin first column that is wanted
     * @param end the one after the last
     */
    private record Cut(int top, int left, int from, int to, int begin, int end) {}

    private Cut cut(Part part, int block) {
        int top = block / layout.blocksAcross() * layout.down();
        int left = block % layout.blocksAcross() * layout.across();
        return new Cut(
                top,
                left,
                Math.max(top, part.top()),
                (int) Math.min((long) top + layout.down(), (long) part.top() + part.height()),
                Math.max(left, part.left()),
                (int) Math.min((long) left + layout.across(), (long) part.left() + part.width()));
    }

    /** @param pixel of the samples at which the wanted ones begin */
    private void take(Part part, Cut cut, int row, ByteBuffer samples, int pixel) {
        int to = (row - part.top()) * part.width() + cut.begin() - part.left();
        for (int column = 0; column < cut.end() - cut.begin(); column++) {
            for (int band = 0; band < samplesOfPixel(); band++) {
                double number = layout.number(samples, (pixel + column) * layout.together() + band);
                part.sink().take(to + column, part.band() + band, number, number == missing || Double.isNaN(number));
            }
        }
    }

    private UserException damaged(Exception failure) {
        return new UserException(file + " is a damaged TIFF (" + failure.getMessage() + "); fetch it again", failure);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
