package org.areogan.terrain.tiff;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import org.apache.commons.imaging.common.PackBits;
import org.apache.commons.imaging.mylzw.MyLzwDecompressor;

/** Packs and unpacks strips and tiles. */
final class TiffBlocks {
    static final int NONE = 1;
    private static final int LZW = 5;
    private static final int ADOBE_DEFLATE = 8;
    private static final int DEFLATE = 32946;
    private static final int PACK_BITS = 32773;
    private static final int LZW_CODE_BITS = 8;

    private TiffBlocks() {}

    static boolean known(int compression) {
        return compression == NONE
                || compression == LZW
                || compression == ADOBE_DEFLATE
                || compression == DEFLATE
                || compression == PACK_BITS;
    }

    /**
     * The samples of a block, differences undone.
     *
     * @param packed the block's bytes, which may be changed
     * @param rows that it holds; the last strip may hold fewer than others
     * @throws IOException if it ends early or is damaged
     */
    static ByteBuffer unpacked(byte[] packed, TiffLayout layout, int rows) throws IOException {
        int wanted = layout.across() * layout.together() * (layout.bits() / Byte.SIZE) * rows;
        byte[] plain = switch (layout.compression()) {
            case NONE -> packed;
            case LZW ->
                new MyLzwDecompressor(LZW_CODE_BITS, ByteOrder.BIG_ENDIAN, true)
                        .decompress(new ByteArrayInputStream(packed), wanted);
            case PACK_BITS -> PackBits.decompress(packed, wanted);
            default -> inflated(packed, wanted);
        };
        if (plain.length < wanted) {
            throw new IOException("a strip or tile ends after " + plain.length + " of " + wanted + " bytes");
        }
        ByteBuffer samples = ByteBuffer.wrap(plain, 0, wanted).order(layout.order());
        if (layout.predictor() == 2) {
            addLeft(samples, layout, rows);
        } else if (layout.predictor() == 3) {
            return joined(plain, layout, rows);
        }
        return samples;
    }

    /** So many bytes, packed by Deflate. */
    static byte[] deflated(byte[] plain, int from, int length) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(plain, from, length);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] part = new byte[1 << 13];
            while (!deflater.finished()) {
                out.write(part, 0, deflater.deflate(part));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** What {@link #deflated} gives, unpacked. @throws IOException if it is damaged or shorter */
    static byte[] inflatedWhole(byte[] packed, int length) throws IOException {
        byte[] plain = inflated(packed, length);
        if (plain.length < length) {
            throw new IOException("it ends after " + plain.length + " of " + length + " bytes");
        }
        return plain;
    }

    private static byte[] inflated(byte[] packed, int wanted) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(packed);
            byte[] plain = new byte[wanted];
            int filled = 0;
            while (filled < wanted && !inflater.finished() && !inflater.needsDictionary()) {
                int more = inflater.inflate(plain, filled, wanted - filled);
                if (more == 0 && inflater.needsInput()) {
                    break;
                }
                filled += more;
            }
            return filled == wanted ? plain : Arrays.copyOf(plain, filled);
        } catch (DataFormatException damaged) {
            throw new IOException(damaged);
        } finally {
            inflater.end();
        }
    }

    /** Each sample was stored as its difference from that of the pixel to the left. */
    private static void addLeft(ByteBuffer samples, TiffLayout layout, int rows) {
        int bytes = layout.bits() / Byte.SIZE;
        int step = layout.together() * bytes;
        int stride = layout.across() * step;
        for (int row = 0; row < rows; row++) {
            for (int at = row * stride + step; at < (row + 1) * stride; at += bytes) {
                switch (bytes) {
                    case 1 -> samples.put(at, (byte) (samples.get(at) + samples.get(at - step)));
                    case 2 -> samples.putShort(at, (short) (samples.getShort(at) + samples.getShort(at - step)));
                    case 4 -> samples.putInt(at, samples.getInt(at) + samples.getInt(at - step));
                    default -> samples.putLong(at, samples.getLong(at) + samples.getLong(at - step));
                }
            }
        }
    }

    /** Of floating-point numbers all first bytes of a row stand together, then all second ones; each as a difference. */
    private static ByteBuffer joined(byte[] plain, TiffLayout layout, int rows) {
        int bytes = layout.bits() / Byte.SIZE;
        int numbers = layout.across() * layout.together();
        byte[] whole = new byte[numbers * bytes * rows];
        for (int row = 0; row < rows; row++) {
            int from = row * numbers * bytes;
            for (int at = from + layout.together(); at < from + numbers * bytes; at++) {
                plain[at] += plain[at - layout.together()];
            }
            for (int number = 0; number < numbers; number++) {
                for (int each = 0; each < bytes; each++) {
                    whole[from + number * bytes + each] = plain[from + each * numbers + number];
                }
            }
        }
        return ByteBuffer.wrap(whole).order(ByteOrder.BIG_ENDIAN);
    }
}
