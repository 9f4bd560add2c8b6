package org.areogan.files.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.areogan.files.UserException;

/**
 * The type of an NPY array's elements.
 *
 * @param kind {@code b} truth, {@code u} unsigned, {@code i} signed, {@code f} floating point, {@code U} text, {@code S} ASCII text
 * @param bytes of one element
 */
public record NpyType(char kind, int bytes, ByteOrder order) {
    private static final Pattern DESCRIPTION = Pattern.compile("([<>|=])?([a-zA-Z])(\\d{0,9})");
    private static final Set<String> NUMBERS =
            Set.of("b1", "u1", "u2", "u4", "u8", "i1", "i2", "i4", "i8", "f2", "f4", "f8");
    private static final int BYTES_OF_A_CHARACTER = 4;

    /** @param description numpy's short name, e.g. {@code <f8} or {@code |u1} */
    static NpyType parse(String description, String where) {
        Matcher parts = DESCRIPTION.matcher(description);
        if (parts.matches() && !parts.group(3).isEmpty()) {
            char kind = parts.group(2).charAt(0);
            ByteOrder order = ">".equals(parts.group(1)) ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            long size = Long.parseLong(parts.group(3));
            if (kind == 'U' && size * BYTES_OF_A_CHARACTER <= Integer.MAX_VALUE) {
                return new NpyType(kind, (int) size * BYTES_OF_A_CHARACTER, order);
            }
            if (kind == 'S') {
                return new NpyType(kind, (int) size, order);
            }
            if (NUMBERS.contains(parts.group(2) + parts.group(3))) {
                return new NpyType(kind, (int) size, order);
            }
        }
        if (description.endsWith("O")) {
            throw new UserException(where + " holds Python objects (type " + description
                    + "), which are never unpickled; save plain numbers, e.g. np.stack(frames).astype('uint8')");
        }
        throw new UserException(where + " has elements of type " + description
                + ", which is not read; convert it, e.g. with .astype('float32') or .astype('uint8')");
    }

    /** numpy's short name, which {@link #parse} reads. */
    String description() {
        String order = bytes == 1 || kind == 'S' ? "|" : this.order == ByteOrder.BIG_ENDIAN ? ">" : "<";
        return order + kind + (kind == 'U' ? bytes / BYTES_OF_A_CHARACTER : bytes);
    }

    boolean text() {
        return kind == 'U' || kind == 'S';
    }

    public boolean floating() {
        return kind == 'f';
    }

    /** The next number of the buffer, whose byte order is this type's. Integers beyond 2^53 are rounded. */
    double number(ByteBuffer from) {
        return switch (kind) {
            case 'f' -> real(from);
            case 'i' -> signed(from);
            case 'b', 'u' -> unsigned(from);
            default -> throw new IllegalStateException("text is no number");
        };
    }

    /** The next text of the buffer, without the zeros that numpy pads it with. */
    String text(ByteBuffer from) {
        StringBuilder text = new StringBuilder();
        int bytesOfACharacter = kind == 'S' ? 1 : BYTES_OF_A_CHARACTER;
        for (int character = 0; character < bytes / bytesOfACharacter; character++) {
            int codePoint = kind == 'S' ? ascii(from.get()) : from.getInt();
            if (codePoint != 0) {
                text.appendCodePoint(Character.isValidCodePoint(codePoint) ? codePoint : '\ufffd');
            }
        }
        return text.toString();
    }

    private static int ascii(byte character) {
        return character >= 0 ? character : '\ufffd';
    }

    private double real(ByteBuffer from) {
        return switch (bytes) {
            case HalfFloat.BYTES -> HalfFloat.toFloat(from.getShort());
            case Float.BYTES -> from.getFloat();
            default -> from.getDouble();
        };
    }

    private long signed(ByteBuffer from) {
        return switch (bytes) {
            case 1 -> from.get();
            case 2 -> from.getShort();
            case 4 -> from.getInt();
            default -> from.getLong();
        };
    }

    private double unsigned(ByteBuffer from) {
        return switch (bytes) {
            case 1 -> Byte.toUnsignedInt(from.get());
            case 2 -> Short.toUnsignedInt(from.getShort());
            case 4 -> Integer.toUnsignedLong(from.getInt());
            default -> {
                long bits = from.getLong();
                yield bits >= 0 ? bits : (bits >>> 1) * 2.0;
            }
        };
    }
}
