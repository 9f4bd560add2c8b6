package org.areogan.program.segment.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.generator.Prediction;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * A segmented frame as a line of JSON: {@code name}, {@code picture} (the file, where it is one), {@code scale} (the factor of
 * the size that the network was shown, or several; left out where it is 1 as usual, but there where the network chose it),
 * {@code width}, {@code height}, {@code areas} (each class's share of all pixels) and {@code unlabelled} (the share without a
 * label; together 1), {@code confidence} (mean probability of the most probable class where there is a label; null where there
 * is none) and {@code milliseconds} (the time that segmenting its batch took, divided by the batch's frames, so the same for
 * all of them; without reading and writing; the only value that another run changes).
 */
public final class AreaLine {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String SCALE = "scale";
    private static final double ROUNDING = 1e6;

    private AreaLine() {}

    public static String of(SegmentedFrame segmented, ClassSet classes) {
        Mask mask = segmented.mask();
        AreaTally tally = AreaTally.of(mask.ids(), segmented.prediction()::confidence, classes.size());
        ObjectNode line = MAPPER.createObjectNode();
        line.put("name", segmented.source().name());
        segmented.source().picture().ifPresent(file -> line.put("picture", file.toString()));
        putScale(line, segmented.prediction());
        return filled(line, mask.height(), mask.width(), tally, segmented.milliseconds(), classes);
    }

    /** Says in what size the network was shown a frame, as {@code scale}; nothing where it was shown as it is. */
    public static void putScale(ObjectNode line, Prediction prediction) {
        List<Double> scales = prediction.scales();
        if (scales.size() == 1) {
            line.put(SCALE, scales.get(0));
        } else if (!scales.isEmpty()) {
            ArrayNode all = line.putArray(SCALE);
            scales.forEach(all::add);
        }
    }

    /** What a line says of the scale, as people write it: {@code 0.5}, or {@code 1,0.5}; empty where it says nothing. */
    public static Optional<String> scale(String line) {
        try {
            JsonNode scale = MAPPER.readTree(line).path(SCALE);
            List<String> factors = new ArrayList<>();
            (scale.isArray() ? scale : List.of(scale))
                    .forEach(each -> factors.add(each.asText().replaceFirst("\\.0$", "")));
            return scale.isMissingNode() ? Optional.empty() : Optional.of(String.join(",", factors));
        } catch (JsonProcessingException none) {
            return Optional.empty();
        }
    }

    /** The same of a mosaic, of which mask and confidence are not held. */
    public static String of(
            String name, int height, int width, AreaTally tally, double milliseconds, ClassSet classes) {
        return filled(MAPPER.createObjectNode().put("name", name), height, width, tally, milliseconds, classes);
    }

    private static String filled(
            ObjectNode line, int height, int width, AreaTally tally, double milliseconds, ClassSet classes) {
        line.put("width", width).put("height", height);
        ObjectNode areas = line.putObject("areas");
        for (int id = 0; id < classes.size(); id++) {
            areas.put(classes.get(id).name(), rounded((double) tally.counts()[id] / tally.pixels()));
        }
        long labelled = tally.labelled();
        line.put("unlabelled", rounded((double) (tally.pixels() - labelled) / tally.pixels()));
        line.put("confidence", labelled == 0 ? null : Double.valueOf(rounded(tally.confidence() / labelled)));
        line.put("milliseconds", Math.round(milliseconds * 10) / 10.0);
        try {
            return MAPPER.writeValueAsString(line);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a line of plain values can always be written", impossible);
        }
    }

    private static double rounded(double value) {
        return Math.round(value * ROUNDING) / ROUNDING;
    }
}
