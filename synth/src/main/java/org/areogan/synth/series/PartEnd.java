package org.areogan.synth.series;

import java.io.IOException;
import java.io.Serializable;
import org.areogan.synth.spool.ExportTally;
import org.areogan.synth.spool.JsonLines;

/**
 * What a part adds to the whole.
 *
 * @param part what was kept
 * @param dropped proposals of its series, copies among them
 * @param tally of both
 */
public record PartEnd(Part part, long dropped, ExportTally tally) implements Serializable {
    /** As one line of JSON. */
    public byte[] json() {
        return JsonLines.line(this);
    }

    /** What {@link #json} writes. @throws IOException if it is something else */
    public static PartEnd of(byte[] json) throws IOException {
        return JsonLines.MAPPER.readValue(json, PartEnd.class);
    }
}
