package org.areogan.terrain.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts TIFFs together byte by byte, as revision 6.0 tells, independently of the code under test. */
public final class Tiffs {
    private final ByteOrder order;
    private final SortedMap<Integer, byte[]> values = new TreeMap<>();
    private final SortedMap<Integer, Integer> types = new TreeMap<>();
    private final List<byte[]> blocks = new ArrayList<>();
    private boolean tiled;

    public Tiffs(ByteOrder order) {
        this.order = order;
    }

    /** Numbers of 16 bits. */
    public Tiffs shorts(int tag, int... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * numbers.length).order(order);
        for (int number : numbers) {
            bytes.putShort((short) number);
        }
        return put(tag, 3, bytes.array());
    }

    public Tiffs longs(int tag, long... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * numbers.length).order(order);
        for (long number : numbers) {
            bytes.putInt((int) number);
        }
        return put(tag, 4, bytes.array());
    }

    public Tiffs doubles(int tag, double... numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * numbers.length).order(order);
        for (double number : numbers) {
            bytes.putDouble(number);
        }
        return put(tag, 12, bytes.array());
    }

    public Tiffs text(int tag, String text) {
        return put(tag, 2, (text + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private Tiffs put(int tag, int type, byte[] bytes) {
        types.put(tag, type);
        values.put(tag, bytes);
        return this;
    }

    /** A strip, or a tile once {@link #tiles} was called. */
    public Tiffs block(byte[] packed) {
        blocks.add(packed);
        return this;
    }

    public Tiffs tiles(int width, int height) {
        tiled = true;
        return shorts(322, width).shorts(323, height);
    }

    /** One band. */
    public static Tiffs grey(ByteOrder order, int width, int height, int bits, int format) {
        return new Tiffs(order)
                .shorts(256, width)
                .shorts(257, height)
                .shorts(258, bits)
                .shorts(259, 1)
                .shorts(262, 1)
                .shorts(277, 1)
                .shorts(339, format);
    }

    /** Numbers of the buffer's kind, in this file's order. */
    public ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocate(bytes).order(order);
    }

    public byte[] bytes() {
        int at = 8;
        long[] offsets = new long[blocks.size()];
        long[] sizes = new long[blocks.size()];
        for (int block = 0; block < offsets.length; block++) {
            offsets[block] = at;
            sizes[block] = blocks.get(block).length;
            at += (blocks.get(block).length + 1) / 2 * 2;
        }
        longs(tiled ? 324 : 273, offsets).longs(tiled ? 325 : 279, sizes);
        int directory = at;
        int beyond = directory + 2 + 12 * values.size() + 4;
        ByteBuffer out = ByteBuffer.allocate(beyond
                        + 2
                                * values.values().stream()
                                        .mapToInt(each -> each.length)
                                        .sum())
                .order(order);
        out.put((order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM").getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 42).putInt(directory);
        for (int block = 0; block < offsets.length; block++) {
            out.position((int) offsets[block]);
            out.put(blocks.get(block));
        }
        out.position(directory);
        out.putShort((short) values.size());
        for (int tag : values.keySet()) {
            byte[] value = values.get(tag);
            int type = types.get(tag);
            out.putShort((short) tag).putShort((short) type);
            out.putInt(value.length / (type == 3 ? 2 : type == 4 ? 4 : type == 12 ? 8 : 1));
            int place = out.position();
            if (value.length > 4) {
                out.putInt(beyond);
                out.position(beyond);
                out.put(value);
                beyond += (value.length + 1) / 2 * 2;
            } else {
                out.put(value);
            }
            out.position(place + 4);
        }
        return out.array();
    }
}
