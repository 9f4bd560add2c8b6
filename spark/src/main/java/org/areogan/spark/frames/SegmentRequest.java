package org.areogan.spark.frames;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.areogan.files.FileFormat;
import org.areogan.generator.Refiner;
import org.areogan.generator.SegmentOptions;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.spark.session.TaskEngine;

/**
 * What tasks need to know of a job, beside their frames.
 *
 * @param model name of the model, for the table
 * @param modelHash what tells models apart
 * @param engine that computes
 * @param formats that have a file for each frame
 * @param leastConfidence where the most probable class is less probable, masks have no label; 0 labels all
 * @param opacity of the colours in overlays, 0 to 1
 * @param mosaicAbove pictures of more pixels are segmented window by window, where they can be read so
 * @param windowSide side of these windows
 */
public record SegmentRequest(
        String model,
        String modelHash,
        TaskEngine engine,
        List<SegmentFormat> formats,
        SegmentOptions options,
        Refiner refiner,
        double leastConfidence,
        double opacity,
        long mosaicAbove,
        int windowSide)
        implements Serializable {
    public SegmentRequest {
        formats = List.copyOf(formats);
    }

    /** All that decides the files, but the frames. */
    public Map<String, String> identity() {
        Map<String, String> identity = new TreeMap<>();
        identity.put("program", FileFormat.programVersion());
        identity.put("model", modelHash);
        identity.put("engine", engine.text());
        identity.put("formats", formats.stream().map(SegmentFormat::toString).collect(Collectors.joining(",")));
        identity.put("options", options.toString());
        identity.put("refined", refiner.toString());
        identity.put("least confidence", Double.toString(leastConfidence));
        identity.put("opacity", Double.toString(opacity));
        identity.put("mosaics above", mosaicAbove + " in windows of " + windowSide);
        return identity;
    }
}
