package org.areogan.terrain.planetary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Numbers that stand for missing samples, which are no brightness.
 *
 * @param numbers as samples of the file's type hold them
 */
record FillValues(Set<Double> numbers) {
    private static final List<String> KEYWORDS = List.of("MISSING_CONSTANT", "INVALID_CONSTANT");
    private static final int HEXADECIMAL = 16;
    private static final FillValues NONE = new FillValues(Set.of());

    /** Null of ISIS in 16 bits with a sign, the lowest of their numbers, which no instrument measures. */
    private static final FillValues OF_SHORTS = new FillValues(Set.of((double) Short.MIN_VALUE));

    /** What ISIS writes for Null and for samples too low or too high to be told, the five lowest 32-bit reals. */
    private static final FillValues OF_FLOATS =
            new FillValues(Stream.of(0xff7ffffb, 0xff7ffffc, 0xff7ffffd, 0xff7ffffe, 0xff7fffff)
                    .map(bits -> (double) Float.intBitsToFloat(bits))
                    .collect(Collectors.toUnmodifiableSet()));

    FillValues {
        numbers = Set.copyOf(numbers);
    }

    /** By a PDS3 label's object IMAGE. */
    static FillValues of(Pds3Label label, SampleType type) {
        return of(KEYWORDS.stream().flatMap(keyword -> label.list("IMAGE." + keyword).stream()), type);
    }

    /** By a VICAR label's property items, lists of them in parentheses. */
    static FillValues of(VicarLabel label, SampleType type) {
        return of(
                KEYWORDS.stream()
                        .flatMap(keyword -> label.get(keyword).stream())
                        .flatMap(text -> Arrays.stream(text.split("[(),\\s]+", -1))),
                type);
    }

    /** Words that are no numbers, such as N/A, stand for none. */
    private static FillValues of(Stream<String> texts, SampleType type) {
        return of(texts.flatMap(text -> number(text, type).stream()).collect(Collectors.toUnmodifiableSet()), type);
    }

    /** @param told by a label; where it tells of none, those that programs write without saying so */
    static FillValues of(Set<Double> told, SampleType type) {
        return told.isEmpty() ? usual(type) : new FillValues(told);
    }

    private static FillValues usual(SampleType type) {
        return switch (type.kind()) {
            case SIGNED -> type.bits() == Short.SIZE ? OF_SHORTS : NONE;
            case REAL -> type.bits() == Float.SIZE ? OF_FLOATS : NONE;
            case UNSIGNED -> NONE;
        };
    }

    /**
     * A number as a label writes it: decimal, or the bits of a sample as {@code 16#FF7FFFFB#} (PDS3) or {@code 0xFF7FFFFB}
     * (PDS4).
     *
     * @return as a sample of that type would hold it, so that -1e32 of a label equals the nearest float of a file
     */
    static Optional<Double> number(String text, SampleType type) {
        try {
            if (text.matches("16#[0-9A-Fa-f]{1,16}#")) {
                return Optional.of(type.ofBits(bits(text.substring(3, text.length() - 1))));
            }
            if (text.matches("0[xX][0-9A-Fa-f]{1,16}")) {
                return Optional.of(type.ofBits(bits(text.substring(2))));
            }
            return Optional.of(type.nearest(Double.parseDouble(text)));
        } catch (NumberFormatException word) {
            return Optional.empty();
        }
    }

    private static long bits(String digits) {
        return Long.parseUnsignedLong(digits, HEXADECIMAL);
    }

    boolean contains(double sample) {
        return numbers.contains(sample + 0.0); // -0.0 becomes 0.0
    }
}
