package org.areogan.terrain.tiff;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.Deflater;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * A mask as a GeoTIFF: 8-bit class ids with the classes' colours as a palette, packed by Deflate in strips, with the place
 * of its picture. The no-label value is declared as missing (GDAL_NODATA).
 */
public final class MaskTiff {
    private static final int ROWS = 64;
    private static final int SHORT = 3;
    private static final int LONG = 4;
    private static final int DOUBLE = 12;
    private static final int ASCII = 2;
    private static final int ENTRY_BYTES = 12;
    private static final int HEADER_BYTES = 8;
    private static final int COLOURS = 256;

    private MaskTiff() {}

    /**
     * A directory's entry.
     *
     * @param type of its values
     * @param count of values
     * @param bytes of the values, lowest first
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Entry(int type, int count, byte[] bytes) {}

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
            packed.writeBytes(packed(mask, strip));
            sizes[strip] = HEADER_BYTES + packed.size() - offsets[strip];
        }
        if (packed.size() % 2 == 1) {
            packed.write(0);
        }
        SortedMap<Integer, Entry> entries = new TreeMap<>();
        entries.put(256, longs(mask.width()));
        entries.put(257, longs(mask.height()));
        entries.put(258, shorts(Byte.SIZE));
        entries.put(259, shorts(8));
        entries.put(262, shorts(3));
        entries.put(273, longs(offsets));
        entries.put(277, shorts(1));
        entries.put(278, longs(ROWS));
        entries.put(279, longs(sizes));
        entries.put(284, shorts(1));
        entries.put(320, shorts(palette(classes)));
        entries.put(339, shorts(1));
        entries.put(42113, ascii(Integer.toString(classes.noLabel())));
        place.ifPresent(each -> add(entries, each));
        return assembled(packed.toByteArray(), entries);
    }

    private static void add(SortedMap<Integer, Entry> entries, GeoReference place) {
        if (place.pixelScale().length > 0) {
            entries.put(GeoReference.PIXEL_SCALE, doubles(place.pixelScale()));
        }
        if (place.tiepoints().length > 0) {
            entries.put(GeoReference.TIEPOINTS, doubles(place.tiepoints()));
        }
        if (place.transformation().length > 0) {
            entries.put(GeoReference.TRANSFORMATION, doubles(place.transformation()));
        }
        if (place.keys().length > 0) {
            entries.put(GeoReference.KEYS, shorts(place.keys()));
        }
        if (place.doubles().length > 0) {
            entries.put(GeoReference.DOUBLES, doubles(place.doubles()));
        }
        if (!place.texts().isEmpty()) {
            entries.put(GeoReference.TEXTS, ascii(place.texts()));
        }
    }

    /** Header, strips, directory, and the values that do not fit into it. */
    private static byte[] assembled(byte[] strips, SortedMap<Integer, Entry> entries) {
        int directory = HEADER_BYTES + strips.length;
        int beyond = directory + 2 + ENTRY_BYTES * entries.size() + 4;
        int size = beyond;
        for (Entry entry : entries.values()) {
            size += entry.bytes().length > 4 ? even(entry.bytes().length) : 0;
        }
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) 42)
                .putInt(directory)
                .put(strips);
        out.putShort((short) entries.size());
        for (var each : entries.entrySet()) {
            Entry entry = each.getValue();
            out.putShort(each.getKey().shortValue())
                    .putShort((short) entry.type())
                    .putInt(entry.count());
            if (entry.bytes().length > 4) {
                out.putInt(beyond);
                out.duplicate().position(beyond).put(entry.bytes());
                beyond += even(entry.bytes().length);
            } else {
                out.putInt(ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(entry.bytes())
                        .getInt(0));
            }
        }
        return out.array();
    }

    private static int even(int length) {
        return length + length % 2;
    }

    private static byte[] packed(Mask mask, int strip) {
        int from = strip * ROWS * mask.width();
        int length = Math.min(ROWS * mask.width(), mask.ids().length - from);
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(mask.ids(), from, length);
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

    /** All reds, then all greens, then all blues, from 0 to 65535; the no-label value is that shade of grey. */
    private static int[] palette(ClassSet classes) {
        int[] colours = new int[3 * COLOURS];
        for (int value = 0; value < COLOURS; value++) {
            int rgb = value < classes.size() ? classes.get(value).rgb() : value * 0x010101;
            for (int channel = 0; channel < 3; channel++) {
                colours[channel * COLOURS + value] = (rgb >> (16 - 8 * channel) & 0xff) * 257;
            }
        }
        return colours;
    }

    private static Entry shorts(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putShort((short) value);
        }
        return new Entry(SHORT, values.length, bytes.array());
    }

    private static Entry longs(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return new Entry(LONG, values.length, bytes.array());
    }

    private static Entry doubles(double... values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
            bytes.putDouble(value);
        }
        return new Entry(DOUBLE, values.length, bytes.array());
    }

    private static Entry ascii(String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        return new Entry(ASCII, bytes.length, bytes);
    }
}
