package org.areogan.trainer.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;

/**
 * An epoch as one JSON object, the line of {@code metrics.jsonl}. Keys are stable; a number that is not defined is
 * null. Each loss has a key {@code NAME_loss}: the usual four always, others where the game names them; {@code gradient_ratio} is there with an adversary. {@code confusion} holds [true class][predicted class] pixels; {@code mean_iou} and {@code iou} leave out pixels
 * whose true class is not scored, {@code mean_iou_kept} keeps them in.
 */
public final class EpochJson {
    private static final String LOSS = "_loss";
    private static final String VALIDATION_LOSS = "validation" + LOSS;

    private static final String GRADIENT_RATIO = "gradient_ratio";

    private EpochJson() {}

    /** All of the record but its pictures. */
    public static ObjectNode write(EpochRecord epoch) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("epoch", epoch.epoch());
        json.put("step", epoch.step());
        put(json, "learning_rate", epoch.learningRate());
        Losses.USUAL.forEach(term -> put(json, term + LOSS, epoch.losses().of(term)));
        epoch.losses().terms().forEach((term, value) -> put(json, term + LOSS, value));
        put(json, VALIDATION_LOSS, epoch.validationLoss());
        epoch.gradientRatio().ifPresent(ratio -> put(json, GRADIENT_RATIO, ratio));
        Scores scores = Scores.of(epoch.validation());
        put(json, "mean_iou", scores.meanIou(Reading.LEFT_OUT));
        put(json, "mean_iou_kept", scores.meanIou(Reading.KEPT));
        ObjectNode iou = json.putObject("iou");
        for (TerrainClass each : epoch.validation().classes().classes()) {
            put(iou, each.name(), scores.iou(each.id(), Reading.LEFT_OUT));
        }
        ArrayNode confusion = json.putArray("confusion");
        for (long[] row : epoch.validation().toArray()) {
            ArrayNode counts = confusion.addArray();
            for (long count : row) {
                counts.add(count);
            }
        }
        put(json, "seconds", epoch.seconds());
        put(json, "frames_per_second", epoch.framesPerSecond());
        json.put("native_bytes", epoch.nativeBytes());
        json.put("heap_bytes", epoch.heapBytes());
        json.put("best", epoch.best());
        return json;
    }

    /** The record, without pictures. @throws IllegalArgumentException if a key is missing or the classes do not fit */
    public static EpochRecord read(JsonNode json, ClassSet classes) {
        return new EpochRecord(
                (int) number(json, "epoch"),
                whole(json, "step"),
                number(json, "learning_rate"),
                losses(json),
                number(json, VALIDATION_LOSS),
                confusion(json.required("confusion"), classes),
                json.required("best").asBoolean(),
                number(json, "seconds"),
                number(json, "frames_per_second"),
                whole(json, "native_bytes"),
                whole(json, "heap_bytes"),
                json.hasNonNull(GRADIENT_RATIO)
                        ? OptionalDouble.of(number(json, GRADIENT_RATIO))
                        : OptionalDouble.empty(),
                List.of());
    }

    /** All keys that end as losses do; one that is null was no term of that game, or not finite, which reads the same. */
    private static Losses losses(JsonNode json) {
        Map<String, Double> terms = new LinkedHashMap<>();
        json.required(Losses.GENERATOR + LOSS);
        json.properties().forEach(each -> {
            if (each.getKey().endsWith(LOSS)
                    && !each.getKey().equals(VALIDATION_LOSS)
                    && !each.getValue().isNull()) {
                terms.put(
                        each.getKey().substring(0, each.getKey().length() - LOSS.length()),
                        each.getValue().asDouble());
            }
        });
        return new Losses(terms);
    }

    private static ConfusionMatrix confusion(JsonNode json, ClassSet classes) {
        long[][] counts = new long[json.size()][];
        for (int truth = 0; truth < counts.length; truth++) {
            counts[truth] = new long[json.get(truth).size()];
            for (int prediction = 0; prediction < counts[truth].length; prediction++) {
                counts[truth][prediction] = json.get(truth).get(prediction).asLong();
            }
        }
        return ConfusionMatrix.fromArray(classes, counts);
    }

    private static void put(ObjectNode json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        } else {
            json.putNull(key);
        }
    }

    private static double number(JsonNode json, String key) {
        JsonNode value = json.required(key);
        return value.isNull() ? Double.NaN : value.asDouble();
    }

    private static long whole(JsonNode json, String key) {
        return json.required(key).asLong();
    }
}
