package org.areogan.program.segment.formats;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * A segmented frame as a line of JSON: {@code name}, {@code picture} (the file, where it is one), {@code width}, {@code
 * height}, {@code areas} (each class's share of all pixels) and {@code unlabelled} (the share without a label; together 1),
 * {@code confidence} (mean probability of the most probable class where there is a label; null where there is none) and {@code
 * milliseconds} (the time that segmenting its batch took, divided by the batch's frames, so the same for all of them; without
 * reading and writing; the only value that another run changes).
 */
public final class AreaLine {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final double ROUNDING = 1e6;

    private AreaLine() {}

    public static String of(SegmentedFrame segmented, ClassSet classes) {
        Mask mask = segmented.mask();
        int[] counts = new int[classes.size()];
        double confidence = 0;
        int pixels = mask.ids().length;
        for (int pixel = 0; pixel < pixels; pixel++) {
            int id = mask.ids()[pixel] & 0xff;
            if (id < counts.length) {
                counts[id]++;
                confidence += segmented.prediction().confidence(pixel);
            }
        }
        ObjectNode line = MAPPER.createObjectNode();
        line.put("name", segmented.source().name());
        segmented.source().picture().ifPresent(file -> line.put("picture", file.toString()));
        line.put("width", mask.width()).put("height", mask.height());
        ObjectNode areas = line.putObject("areas");
        int labelled = 0;
        for (int id = 0; id < counts.length; id++) {
            areas.put(classes.get(id).name(), rounded((double) counts[id] / pixels));
            labelled += counts[id];
        }
        line.put("unlabelled", rounded((double) (pixels - labelled) / pixels));
        line.put("confidence", labelled == 0 ? null : Double.valueOf(rounded(confidence / labelled)));
        line.put("milliseconds", Math.round(segmented.milliseconds() * 10) / 10.0);
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
