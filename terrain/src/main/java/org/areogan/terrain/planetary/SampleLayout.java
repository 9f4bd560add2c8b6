package org.areogan.terrain.planetary;

/**
 * Where the samples of an image lie in its file.
 *
 * @param offset of the first byte of the first line
 * @param lines rows
 * @param samples columns
 * @param bands pictures of the same scene, such as colours
 * @param prefix bytes before the samples of each line that are none
 * @param suffix bytes behind them
 * @param order of bands
 */
record SampleLayout(
        long offset, int lines, int samples, int bands, int prefix, int suffix, SampleType type, Order order) {
    /** How bands are stored. */
    enum Order {
        /** One band after the other. */
        BAND_SEQUENTIAL,
        /** A line of each band after the other. */
        LINE_INTERLEAVED,
        /** A sample of each band after the other. */
        SAMPLE_INTERLEAVED
    }

    /** Bytes from the beginning of one stored line to that of the next. */
    private long stride() {
        int across = order == Order.SAMPLE_INTERLEAVED ? bands : 1;
        return prefix + (long) samples * across * type.bytes() + suffix;
    }

    /** Bytes of the file that are needed. */
    long end() {
        long stored = order == Order.SAMPLE_INTERLEAVED ? lines : (long) lines * bands;
        return offset + stored * stride();
    }

    /** Where a sample lies. */
    long place(int band, int line, int sample) {
        return switch (order) {
            case BAND_SEQUENTIAL ->
                offset + ((long) band * lines + line) * stride() + prefix + (long) sample * type.bytes();
            case LINE_INTERLEAVED ->
                offset + ((long) line * bands + band) * stride() + prefix + (long) sample * type.bytes();
            case SAMPLE_INTERLEAVED ->
                offset + line * stride() + prefix + ((long) sample * bands + band) * type.bytes();
        };
    }
}
