package org.areogan.files.npy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfFloatTest {
    /** From the table of IEEE 754 binary16. */
    @ParameterizedTest
    @CsvSource({
        "0x0000, 0.0",
        "0x0001, 5.9604644775390625E-8",
        "0x03ff, 6.097555160522461E-5",
        "0x0400, 6.103515625E-5",
        "0x3555, 0.333251953125",
        "0x3bff, 0.99951171875",
        "0x3c00, 1.0",
        "0x3c01, 1.0009765625",
        "0x7bff, 65504.0",
        "0x7c00, Infinity",
        "0xc000, -2.0",
        "0xfc00, -Infinity"
    })
    void bitsAndNumbersAreThoseOfTheStandard(String bits, float number) {
        short half = (short) Integer.decode(bits).intValue();
        assertThat(HalfFloat.toFloat(half)).isEqualTo(number);
        assertThat(HalfFloat.of(number)).isEqualTo(half);
    }

    @Test
    void everyNumberOfSixteenBitsComesBack() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float number = HalfFloat.toFloat((short) bits);
            if (Float.isNaN(number)) {
                assertThat(HalfFloat.toFloat(HalfFloat.of(number))).isNaN();
            } else {
                assertThat(HalfFloat.of(number)).isEqualTo((short) bits);
            }
        }
    }

    /** Independent of how it is done: no neighbour is nearer, and of two as near the even one is taken. */
    @Test
    void theNearestIsTaken() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200_000; i++) {
            float value = (float) Math.scalb(random.nextDouble() * 2 - 1, random.nextInt(-28, 17));
            assertNearest(value);
        }
        for (int bits = 0; bits < 0x7bff; bits++) {
            float low = HalfFloat.toFloat((short) bits);
            float high = HalfFloat.toFloat((short) (bits + 1));
            short between = HalfFloat.of((low + high) / 2);
            assertThat(between & 1).isZero();
            assertNearest(Math.nextDown((low + high) / 2));
            assertNearest(Math.nextUp((low + high) / 2));
        }
    }

    private static void assertNearest(float value) {
        short half = HalfFloat.of(value);
        double distance = Math.abs((double) HalfFloat.toFloat(half) - value);
        int magnitude = half & 0x7fff;
        int sign = half & 0x8000;
        for (int neighbour : new int[] {magnitude - 1, magnitude + 1}) {
            if (neighbour >= 0 && neighbour < 0x7c00 && magnitude < 0x7c00) {
                double other = Math.abs((double) HalfFloat.toFloat((short) (sign | neighbour)) - value);
                assertThat(distance).as("%s", value).isLessThanOrEqualTo(other);
            }
        }
    }

    @Test
    void whatIsTooLargeIsInfinite() {
        assertThat(HalfFloat.of(65519.99f)).isEqualTo((short) 0x7bff);
        assertThat(HalfFloat.of(65520f)).isEqualTo((short) 0x7c00);
        assertThat(HalfFloat.of(Float.MAX_VALUE)).isEqualTo((short) 0x7c00);
        assertThat(HalfFloat.of(-0f)).isEqualTo((short) 0x8000);
        assertThat(HalfFloat.of(Float.MIN_VALUE)).isZero();
    }
}
