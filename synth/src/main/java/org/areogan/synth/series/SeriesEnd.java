package org.areogan.synth.series;

import java.io.IOException;
import java.io.Serializable;
import org.areogan.synth.Synthesis;
import org.areogan.synth.spool.JsonLines;

/**
 * How a series ended.
 *
 * @param number of the series
 * @param reason why it ended
 * @param kept pairs
 * @param attempts in all
 * @param sums the SHA-256 of each pair's pixels, one after the other
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record SeriesEnd(int number, Synthesis.Reason reason, int kept, long attempts, byte[] sums)
        implements Serializable {
    /** Bytes of a sum. */
    static final int SUM = 32;

    public SeriesEnd {
        if (sums.length != kept * SUM) {
            throw new IllegalArgumentException(kept + " pairs cannot have " + sums.length + " bytes of sums");
        }
    }

    /** As one line of JSON. */
    public byte[] json() {
        return JsonLines.line(this);
    }

    /** What {@link #json} writes. @throws IOException if it is something else */
    public static SeriesEnd of(byte[] json) throws IOException {
        return JsonLines.MAPPER.readValue(json, SeriesEnd.class);
    }
}
