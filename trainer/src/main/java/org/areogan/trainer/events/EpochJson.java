package org.areogan.trainer.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;

/**
 * An epoch as one JSON object, the line of {@code metrics.jsonl}. Keys are stable; a number that is not defined is
 * null. {@code confusion} holds [true class][predicted class] pixels; {@code mean_iou} and {@code iou} leave out pixels
 * whose true class is not scored, {@code mean_iou_kept} keeps them in.
 */
public final class EpochJson {
    private EpochJson() {}

    /** All of the record but its pictures. */
    public static ObjectNode write(EpochRecord epoch) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("epoch", epoch.epoch());
        json.put("step", epoch.step());
        put(json, "learning_rate", epoch.learningRate());
        put(json, "generator_loss", epoch.losses().generator());
        put(json, "adversarial_loss", epoch.losses().adversarial());
        put(json, "reconstruction_loss", epoch.losses().reconstruction());
        put(json, "discriminator_loss", epoch.losses().discriminator());
        put(json, "validation_loss", epoch.validationLoss());
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
                new Losses(
                        number(json, "generator_loss"),
                        number(json, "adversarial_loss"),
                        number(json, "reconstruction_loss"),
                        number(json, "discriminator_loss")),
                number(json, "validation_loss"),
                confusion(json.required("confusion"), classes),
                json.required("best").asBoolean(),
                number(json, "seconds"),
                number(json, "frames_per_second"),
                whole(json, "native_bytes"),
                whole(json, "heap_bytes"),
                List.of());
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
