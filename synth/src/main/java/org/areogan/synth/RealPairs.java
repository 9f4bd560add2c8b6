package org.areogan.synth;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.check.CheckedData;
import org.areogan.terrain.check.FrameFacts;
import org.areogan.terrain.check.Survey;

/**
 * The labelled frames that a synthesis starts from, looked at once.
 *
 * @param name as people know the data, e.g. the file's name
 * @param data real pairs; synthetic ones among them are not learnt from
 * @param survey of all of it
 */
public record RealPairs(String name, DataSet data, Survey survey) {
    /** @param path where the data lies, for its name */
    public static RealPairs of(Path path, CheckedData checked) {
        return new RealPairs(String.valueOf(path.getFileName()), checked.data(), checked.survey());
    }

    /** Frames in memory. @throws org.areogan.files.UserException if a frame cannot be used */
    public static RealPairs of(DataSet data) {
        CheckedData checked = CheckedData.of(data, List.of(), false);
        return new RealPairs(data.source(), checked.data(), checked.survey());
    }

    /** How many pixels each class has, by name. */
    Map<String, Long> pixels() {
        Map<String, Long> pixels = new LinkedHashMap<>();
        for (TerrainClass each : data.classes().classes()) {
            pixels.put(
                    each.name(),
                    survey.usableFrames().stream()
                            .map(FrameFacts::classPixels)
                            .mapToLong(counts -> counts[each.id()])
                            .sum());
        }
        return pixels;
    }
}
