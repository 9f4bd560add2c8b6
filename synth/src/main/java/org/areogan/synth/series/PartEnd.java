package org.areogan.synth.series;

import java.io.Serializable;
import org.areogan.synth.spool.ExportTally;

/**
 * What a part adds to the whole.
 *
 * @param part what was kept
 * @param dropped proposals of its series, copies among them
 * @param tally of both
 */
public record PartEnd(Part part, long dropped, ExportTally tally) implements Serializable {}
