package org.areogan.terrain.tiff;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;

/** What the first directory of a TIFF or BigTIFF says. Values are read when they are asked for. */
final class TiffTags {
    private static final int CLASSIC = 42;
    private static final int BIG = 43;
    private static final int LONG = 4;
    private static final int FLOAT = 11;
    private static final int DOUBLE = 12;

    /** Bytes of a value by its type; 0 where there is no such type. */
    private static final int[] BYTES = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};

    private static final String UNSIGNED = " 1 3 4 7 13 16 18 ";
    private static final String SIGNED = " 6 8 9 17 ";
    private static final int MOST_TAGS = 4096;

    /** Places of the tiles of a terapixel in tiles of 256x256; more would be held before anything else is looked at. */
    private static final int MOST_VALUES = 1 << 24;

    private final String file;
    private final SeekableBytes bytes;
    private final ByteOrder order;
    private final Map<Integer, Field> fields;

    private TiffTags(String file, SeekableBytes bytes, ByteOrder order, Map<Integer, Field> fields) {
        this.file = file;
        this.bytes = bytes;
        this.order = order;
        this.fields = fields;
    }

    /**
     * A tag's values.
     *
     * @param place of the first one in the file
     */
    private record Field(int type, long count, long place) {}

    /** @param file for messages @throws UserException if it is no TIFF or its directory is damaged */
    static TiffTags read(SeekableBytes bytes, String file) {
        try {
            byte[] start = bytes.read(0, 8);
            ByteOrder order = start[0] == 'M' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            ByteBuffer header = ByteBuffer.wrap(start).order(order);
            int version = header.getShort(2);
            if (start[0] != start[1]
                    || (start[0] != 'M' && start[0] != 'I')
                    || (version != CLASSIC && version != BIG)) {
                throw new IllegalArgumentException("it does not begin as one");
            }
            boolean big = version == BIG;
            long directory =
                    big ? ByteBuffer.wrap(bytes.read(8, 8)).order(order).getLong() : header.getInt(4) & 0xffffffffL;
            return new TiffTags(file, bytes, order, fields(bytes, order, directory, big));
        } catch (EOFException | RuntimeException damaged) {
            throw new UserException(
                    file + " is no TIFF that can be read (" + damaged.getMessage() + "); fetch it again", damaged);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private static Map<Integer, Field> fields(SeekableBytes bytes, ByteOrder order, long directory, boolean big)
            throws IOException {
        int entry = big ? 20 : 12;
        int inside = big ? 8 : 4;
        ByteBuffer first = ByteBuffer.wrap(bytes.read(directory, big ? 8 : 2)).order(order);
        long count = big ? first.getLong() : first.getShort() & 0xffff;
        if (count < 1 || count > MOST_TAGS) {
            throw new IllegalArgumentException("its directory claims " + count + " tags");
        }
        long begin = directory + (big ? 8 : 2);
        ByteBuffer entries =
                ByteBuffer.wrap(bytes.read(begin, (int) count * entry)).order(order);
        Map<Integer, Field> fields = new LinkedHashMap<>();
        for (int at = 0; at < entries.capacity(); at += entry) {
            int type = entries.getShort(at + 2) & 0xffff;
            long values = big ? entries.getLong(at + 4) : entries.getInt(at + 4) & 0xffffffffL;
            int size = type < BYTES.length ? BYTES[type] : 0;
            int value = at + entry - inside;
            boolean here = values >= 0 && values * size <= inside;
            long elsewhere = big ? entries.getLong(value) : entries.getInt(value) & 0xffffffffL;
            fields.putIfAbsent(
                    entries.getShort(at) & 0xffff, new Field(type, values, here ? begin + value : elsewhere));
        }
        return fields;
    }

    ByteOrder order() {
        return order;
    }

    /** The only or first number of a tag, or what it usually is. */
    int whole(int tag, int usual) {
        int[] all = wholes(tag);
        return all.length == 0 ? usual : all[0];
    }

    /** Empty where there is no such tag. */
    int[] wholes(int tag) {
        long[] wide = longs(tag);
        int[] all = new int[wide.length];
        for (int place = 0; place < all.length; place++) {
            if (wide[place] != (int) wide[place]) {
                throw new UserException(told(tag, "holds " + wide[place] + ", which is too much"));
            }
            all[place] = (int) wide[place];
        }
        return all;
    }

    /** Empty where there is no such tag; unsigned numbers of 32 bits are above 0. */
    long[] longs(int tag) {
        Field field = fields.get(tag);
        if (field == null) {
            return new long[0];
        }
        boolean signed = SIGNED.contains(" " + field.type() + " ");
        if (!signed && !UNSIGNED.contains(" " + field.type() + " ")) {
            throw new UserException(told(tag, "holds no whole numbers"));
        }
        ByteBuffer values = values(tag, field);
        int size = BYTES[field.type()];
        long[] all = new long[values.capacity() / size];
        for (int place = 0; place < all.length; place++) {
            all[place] = switch (size) {
                case 1 -> signed ? values.get(place) : values.get(place) & 0xff;
                case 2 -> signed ? values.getShort(2 * place) : values.getShort(2 * place) & 0xffff;
                case LONG -> signed ? values.getInt(4 * place) : values.getInt(4 * place) & 0xffffffffL;
                default -> values.getLong(8 * place);
            };
        }
        return all;
    }

    /** Empty where there is no such tag. */
    double[] doubles(int tag) {
        Field field = fields.get(tag);
        if (field == null) {
            return new double[0];
        }
        if (field.type() != FLOAT && field.type() != DOUBLE) {
            throw new UserException(told(tag, "holds no numbers"));
        }
        ByteBuffer values = values(tag, field);
        double[] all = new double[values.capacity() / BYTES[field.type()]];
        for (int place = 0; place < all.length; place++) {
            all[place] = field.type() == FLOAT ? values.getFloat(4 * place) : values.getDouble(8 * place);
        }
        return all;
    }

    /** Empty where there is no such tag; what ends it is left out. */
    String text(int tag) {
        Field field = fields.get(tag);
        if (field == null || field.type() >= BYTES.length) {
            return "";
        }
        ByteBuffer values = values(tag, field);
        StringBuilder text = new StringBuilder();
        while (values.hasRemaining()) {
            byte next = values.get();
            if (next == 0) {
                break;
            }
            text.append((char) (next & 0xff));
        }
        return text.toString();
    }

    private ByteBuffer values(int tag, Field field) {
        int size = BYTES[field.type()];
        if (field.count() < 0 || field.count() > Math.min(MOST_VALUES, bytes.size() / Math.max(1, size))) {
            throw new UserException(told(tag, "claims " + field.count() + " values"));
        }
        try {
            return ByteBuffer.wrap(bytes.read(field.place(), (int) field.count() * size))
                    .order(order);
        } catch (EOFException | RuntimeException damaged) {
            throw new UserException(told(tag, "cannot be read (" + damaged.getMessage() + ")"), damaged);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }

    private String told(int tag, String what) {
        return file + ": the TIFF tag " + tag + " " + what + "; save it again as a plain TIFF";
    }
}
