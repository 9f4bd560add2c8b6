package org.areogan.synth;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
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

    /** Frames in memory. @throws UserException if a frame cannot be used */
    public static RealPairs of(DataSet data) {
        CheckedData checked = CheckedData.of(data, List.of(), false);
        return new RealPairs(data.source(), checked.data(), checked.survey());
    }

    /**
     * The scored class that the frames show least of.
     *
     * @throws UserException if they show none
     */
    public TerrainClass rarestClass() {
        Map<String, Long> pixels = pixels();
        return data.classes().scored().stream()
                .filter(each -> pixels.getOrDefault(each.name(), 0L) > 0)
                .min(Comparator.comparingLong(each -> pixels.getOrDefault(each.name(), 0L)))
                .orElseThrow(() -> new UserException(
                        name + " shows no class that is scored, so no pairs can be made from it; add frames that do"));
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
