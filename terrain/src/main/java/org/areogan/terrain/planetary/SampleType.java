package org.areogan.terrain.planetary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How a sample is stored.
 *
 * @param bits 8, 16 or 32, of reals 32 or 64
 * @param kind whole numbers with or without a sign, or IEEE floating point
 */
record SampleType(int bits, Kind kind, ByteOrder order) {
    enum Kind {
        UNSIGNED,
        SIGNED,
        REAL
    }

    int bytes() {
        return bits / Byte.SIZE;
    }

    /** The number that a sample of these bits is, given as a whole number without a sign. */
    double ofBits(long value) {
        if (kind == Kind.REAL) {
            return (bits == Double.SIZE ? Double.longBitsToDouble(value) : Float.intBitsToFloat((int) value)) + 0.0;
        }
        int unused = Long.SIZE - bits;
        return kind == Kind.SIGNED ? value << unused >> unused : value << unused >>> unused;
    }

    /** What a sample holds of a number; never -0.0. */
    double nearest(double number) {
        return (kind == Kind.REAL && bits == Float.SIZE ? (float) number : number) + 0.0;
    }

    /** The number that lies there. */
    double at(ByteBuffer data, int place) {
        ByteBuffer ordered = data.order(order);
        if (kind == Kind.REAL) {
            return bits == Double.SIZE ? ordered.getDouble(place) : ordered.getFloat(place);
        }
        boolean signed = kind == Kind.SIGNED;
        return switch (bits) {
            case 8 -> signed ? ordered.get(place) : ordered.get(place) & 0xff;
            case 16 -> signed ? ordered.getShort(place) : ordered.getShort(place) & 0xffff;
            default -> signed ? ordered.getInt(place) : ordered.getInt(place) & 0xffffffffL;
        };
    }
}
