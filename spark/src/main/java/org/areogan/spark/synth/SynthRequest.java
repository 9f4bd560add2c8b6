package org.areogan.spark.synth;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.spark.session.TaskEngine;

/**
 * What tasks need to know of a job.
 *
 * @param words that say which pairs are made
 * @param engine that computes
 * @param identity what they and the files' contents decide, as the driver has found it
 */
record SynthRequest(PairWords words, TaskEngine engine, Map<String, String> identity) implements Serializable {
    SynthRequest {
        identity = new TreeMap<>(identity);
    }
}
