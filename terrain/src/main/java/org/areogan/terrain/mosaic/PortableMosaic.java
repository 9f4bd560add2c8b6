package org.areogan.terrain.mosaic;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.areogan.files.ReadAhead;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.terrain.planetary.Stretch;
import org.areogan.terrain.tiff.GeoReference;

/** A PGM or PPM whose samples are bytes, one or two each with the highest first (Netpbm's format pages). */
final class PortableMosaic implements Mosaic {
    private static final int LONGEST_HEADER = 1024;
    private static final int MOST_VALUE = 65535;
    private static final String GAP = "(?:\\s|#[^\n]*\n)+";
    private static final Pattern HEADER = Pattern.compile(
            "P([56])" + GAP + "(\\d{1,9})" + GAP + "(\\d{1,9})" + GAP + "(\\d{1,5})\\s", Pattern.DOTALL);

    private final SeekableBytes bytes;
    private final String file;
    private final MosaicHeader header;
    private final int bands;
    private final long offset;

    private PortableMosaic(SeekableBytes bytes, String file, MosaicHeader header, int bands, long offset) {
        this.bytes = bytes;
        this.file = file;
        this.header = header;
        this.bands = bands;
        this.offset = offset;
    }

    static boolean is(byte[] start) {
        return start[0] == 'P' && (start[1] == '5' || start[1] == '6');
    }

    static PortableMosaic open(SeekableBytes bytes, String file) {
        Matcher header = HEADER.matcher(beginning(bytes, file));
        int most = header.lookingAt() ? Integer.parseInt(header.group(4)) : 0;
        if (most < 1 || most > MOST_VALUE) {
            throw new UserException(file + " has no header of a PNM with width, height and a largest value of 1 to "
                    + MOST_VALUE + "; fetch it again");
        }
        int width = Integer.parseInt(header.group(2));
        int height = Integer.parseInt(header.group(3));
        int bands = header.group(1).equals("6") ? 3 : 1;
        int size = most > 255 ? 2 : 1;
        long end = header.end() + (long) height * width * bands * size;
        if (width < 1 || height < 1 || end > bytes.size()) {
            throw new UserException(file + " claims " + width + "x" + height + " pixels up to byte " + end
                    + " but ends after " + bytes.size() + "; fetch it again");
        }
        return new PortableMosaic(bytes, file, new MosaicHeader(height, width, most, bands == 1), bands, header.end());
    }

    private static String beginning(SeekableBytes bytes, String file) {
        try {
            byte[] start = bytes.read(0, (int) Math.min(LONGEST_HEADER, bytes.size()));
            return new String(start, StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    @Override
    public MosaicHeader header() {
        return header;
    }

    @Override
    public Optional<GeoReference> place() {
        return Optional.empty();
    }

    @Override
    public Samples read(Window window) {
        int size = header.fullScale() > 255 ? 2 : 1;
        long[] positions = new long[window.height()];
        int[] lengths = new int[positions.length];
        for (int row = 0; row < positions.length; row++) {
            positions[row] = offset + ((long) (window.top() + row) * header.width() + window.left()) * bands * size;
            lengths[row] = window.width() * bands * size;
        }
        double[] values = new double[window.pixels()];
        ReadAhead ahead = new ReadAhead(bytes, positions, lengths);
        try {
            for (int row = 0; row < positions.length; row++) {
                byte[] samples = ahead.next();
                for (int at = 0; at < samples.length / size; at++) {
                    int value = size == 1
                            ? samples[at] & 0xff
                            : ((samples[2 * at] & 0xff) << Byte.SIZE) | (samples[2 * at + 1] & 0xff);
                    double weight = bands == 1 ? 1 : Stretch.LUMA.get(at % bands);
                    values[row * window.width() + at / bands] += weight * value;
                }
            }
        } catch (EOFException changed) {
            throw new UserException(file + " ends before its pixels do; fetch it again", changed);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
        return new Samples(values, new boolean[values.length]);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
