package org.areogan.terrain.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import org.areogan.terrain.ClassSet;

/** A directory that is being made, of a TIFF or a BigTIFF with the lowest byte first. */
final class TiffEntries {
    private static final int ASCII = 2;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int LONG8 = 16;
    private static final int COLOURS = 256;

    private final SortedMap<Integer, Entry> entries = new TreeMap<>();

    /**
     * A directory's entry.
     *
     * @param type of its values
     * @param count of values
     * @param bytes of the values, lowest first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int type, int count, byte[] bytes) {}

    /** What every mask has, whatever it is divided into. */
    static TiffEntries ofMask(int height, int width, ClassSet classes) {
        TiffEntries entries = new TiffEntries();
        entries.longs(256, width);
        entries.longs(257, height);
        entries.shorts(258, Byte.SIZE);
        entries.shorts(259, 8);
        entries.shorts(262, 3);
        entries.shorts(277, 1);
        entries.shorts(284, 1);
        entries.shorts(320, palette(classes));
        entries.shorts(339, 1);
        entries.ascii(TiffImage.NO_DATA, Integer.toString(classes.noLabel()));
        return entries;
    }

    /** All reds, then all greens, then all blues, from 0 to 65535; the no-label value is that shade of grey. */
    private static int[] palette(ClassSet classes) {
        int[] colours = new int[3 * COLOURS];
        for (int value = 0; value < COLOURS; value++) {
            int rgb = classes.rgb(value);
            for (int channel = 0; channel < 3; channel++) {
                colours[channel * COLOURS + value] = (rgb >> (16 - 8 * channel) & 0xff) * 257;
            }
        }
        return colours;
    }

    void place(GeoReference place) {
        if (place.pixelScale().length > 0) {
            doubles(GeoReference.PIXEL_SCALE, place.pixelScale());
        }
        if (place.tiepoints().length > 0) {
            doubles(GeoReference.TIEPOINTS, place.tiepoints());
        }
        if (place.transformation().length > 0) {
            doubles(GeoReference.TRANSFORMATION, place.transformation());
        }
        if (place.keys().length > 0) {
            shorts(GeoReference.KEYS, place.keys());
        }
        if (place.doubles().length > 0) {
            doubles(GeoReference.DOUBLES, place.doubles());
        }
        if (!place.texts().isEmpty()) {
            ascii(GeoReference.TEXTS, place.texts());
        }
    }

    void shorts(int tag, int... values) {
        byte[] bytes = room(2, values.length);
        ByteBuffer out = written(bytes);
        for (int value : values) {
            out.putShort((short) value);
        }
        entries.put(tag, new Entry(SHORT, values.length, bytes));
    }

    void longs(int tag, int... values) {
        byte[] bytes = room(4, values.length);
        ByteBuffer out = written(bytes);
        for (int value : values) {
            out.putInt(value);
        }
        entries.put(tag, new Entry(LONG, values.length, bytes));
    }

    /** Of 32 bits, or of 64, which only a BigTIFF may have. */
    void places(int tag, long[] values, boolean big) {
        byte[] bytes = room(big ? 8 : 4, values.length);
        ByteBuffer out = written(bytes);
        for (long value : values) {
            if (big) {
                out.putLong(value);
            } else {
                out.putInt((int) value);
            }
        }
        entries.put(tag, new Entry(big ? LONG8 : LONG, values.length, bytes));
    }

    private void doubles(int tag, double... values) {
        byte[] bytes = room(8, values.length);
        ByteBuffer out = written(bytes);
        for (double value : values) {
            out.putDouble(value);
        }
        entries.put(tag, new Entry(DOUBLE, values.length, bytes));
    }

    private void ascii(int tag, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        entries.put(tag, new Entry(ASCII, bytes.length, bytes));
    }

    private static byte[] room(int size, int count) {
        return new byte[Math.multiplyExact(size, count)];
    }

    private static ByteBuffer written(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Bytes of the directory with the values that do not fit into it. */
    int size(boolean big) {
        int size = big ? 8 + 20 * entries.size() + 8 : 2 + 12 * entries.size() + 4;
        for (Entry entry : entries.values()) {
            size += entry.bytes().length > (big ? 8 : 4) ? even(entry.bytes().length) : 0;
        }
        return size;
    }

    /**
     * The directory, and behind it the values that do not fit into it.
     *
     * @param at where it will stand in the file
     */
    byte[] bytes(long at, boolean big) {
        int inside = big ? 8 : 4;
        byte[] bytes = room(1, size(big));
        ByteBuffer out = written(bytes);
        int beyond = big ? 8 + 20 * entries.size() + 8 : 2 + 12 * entries.size() + 4;
        if (big) {
            out.putLong(entries.size());
        } else {
            out.putShort((short) entries.size());
        }
        for (var each : entries.entrySet()) {
            Entry entry = each.getValue();
            out.putShort(each.getKey().shortValue()).putShort((short) entry.type());
            number(out, entry.count(), big);
            if (entry.bytes().length > inside) {
                number(out, at + beyond, big);
                out.duplicate().position(beyond).put(entry.bytes());
                beyond += even(entry.bytes().length);
            } else {
                out.put(entry.bytes()).position(out.position() + inside - entry.bytes().length);
            }
        }
        return bytes;
    }

    private static void number(ByteBuffer out, long value, boolean big) {
        if (big) {
            out.putLong(value);
        } else {
            out.putInt((int) value);
        }
    }

    private static int even(int length) {
        return length + length % 2;
    }

    /**
     * What a file begins with.
     *
     * @param directory where that stands
     */
    static byte[] header(long directory, boolean big) {
        byte[] bytes = room(1, big ? 16 : 8);
        ByteBuffer out = written(bytes).put((byte) 'I').put((byte) 'I');
        if (big) {
            out.putShort((short) 43).putShort((short) 8).putShort((short) 0).putLong(directory);
        } else {
            out.putShort((short) 42).putInt((int) directory);
        }
        return bytes;
    }
}
