package org.areogan.trainer.report;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads TensorBoard event files from the wire up, sharing no code with what writes them. */
final class EventFileReader {
    private EventFileReader() {}

    /** An event with what it holds. */
    record Event(
            double wallTime,
            long step,
            String fileVersion,
            boolean restarts,
            Map<String, Float> scalars,
            Map<String, byte[]> images) {}

    static List<Event> read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (bytes.hasRemaining()) {
            byte[] length = new byte[8];
            bytes.get(length);
            requireSum(length, bytes.getInt());
            byte[] data = new byte
                    [Math.toIntExact(ByteBuffer.wrap(length)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .getLong())];
            bytes.get(data);
            requireSum(data, bytes.getInt());
            events.add(event(data));
        }
        return events;
    }

    private static void requireSum(byte[] data, int masked) {
        int crc = ~0;
        for (byte each : data) {
            crc ^= each & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ 0x82f63b78;
            }
        }
        crc = ~crc;
        if ((crc >>> 15 | crc << 17) + 0xa282ead8 != masked) {
            throw new AssertionError("wrong sum");
        }
    }

    private static Event event(byte[] data) {
        Map<Integer, Object> fields = new HashMap<>();
        Map<String, Float> scalars = new HashMap<>();
        Map<String, byte[]> images = new HashMap<>();
        message(data, (field, value) -> {
            fields.put(field, value);
            if (field == 5) {
                message((byte[]) value, (one, each) -> value((byte[]) each, scalars, images));
            }
        });
        return new Event(
                Double.longBitsToDouble((Long) fields.getOrDefault(1, 0L)),
                (Long) fields.getOrDefault(2, 0L),
                new String((byte[]) fields.getOrDefault(3, new byte[0]), StandardCharsets.UTF_8),
                fields.containsKey(7),
                scalars,
                images);
    }

    private static void value(byte[] data, Map<String, Float> scalars, Map<String, byte[]> images) {
        Map<Integer, Object> fields = new HashMap<>();
        message(data, fields::put);
        String tag = new String((byte[]) fields.getOrDefault(1, new byte[0]), StandardCharsets.UTF_8);
        if (fields.get(2) instanceof Integer bits) {
            scalars.put(tag, Float.intBitsToFloat(bits));
        }
        if (fields.get(4) instanceof byte[] image) {
            message(image, (field, content) -> {
                if (field == 4) {
                    images.put(tag, (byte[]) content);
                }
            });
        }
    }

    private static void message(byte[] data, BiConsumer<Integer, Object> field) {
        ByteBuffer bytes = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            long key = varint(bytes);
            Object value = switch ((int) (key & 7)) {
                case 0 -> varint(bytes);
                case 1 -> bytes.getLong();
                case 5 -> bytes.getInt();
                case 2 -> {
                    byte[] content = new byte[(int) varint(bytes)];
                    bytes.get(content);
                    yield content;
                }
                default -> throw new AssertionError("unknown wire type in " + key);
            };
            field.accept((int) (key >>> 3), value);
        }
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
