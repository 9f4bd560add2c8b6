package org.areogan.trainer.tuning.space;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.yaml.ConfigurationYaml;
import org.areogan.trainer.tuning.space.RealRange.Scale;

/** Reads {@code key: {kind: values}} lines. */
final class SpaceGrammar {
    private static final String STEPS = "steps";
    private static final String KINDS =
            "{log: [1e-4, 1e-2]}, {uniform: [0, 0.5]}, {integer: [4, 32]} or {choice: [a, b]}";

    private SpaceGrammar() {}

    /** @throws UserException naming the origin, the key and what is wrong */
    static List<Dimension> dimensions(String yaml, String origin) {
        JsonNode tree = ConfigurationYaml.parse(yaml, origin);
        if (!tree.isObject() || tree.isEmpty()) {
            throw new UserException(origin + ": a space names the keys to search over, a line each, e.g."
                    + " training.batch: {integer: [4, 32]}");
        }
        List<Dimension> dimensions = new ArrayList<>();
        tree.properties().forEach(entry -> {
            try {
                dimensions.add(new Dimension(entry.getKey(), range(entry.getValue())));
            } catch (IllegalArgumentException wrong) {
                throw new UserException(origin + ": " + entry.getKey() + ": " + wrong.getMessage(), wrong);
            }
        });
        return dimensions;
    }

    private static Range range(JsonNode node) {
        List<String> kinds = node.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> !name.equals(STEPS))
                .toList();
        if (!node.isObject() || kinds.size() != 1) {
            throw new IllegalArgumentException("write one of " + KINDS + ", got " + node);
        }
        String kind = kinds.get(0);
        JsonNode values = node.get(kind);
        int steps = steps(node);
        return switch (kind) {
            case "log" -> new RealRange(Scale.LOG, number(values, 0), number(values, 1), steps);
            case "uniform" -> new RealRange(Scale.UNIFORM, number(values, 0), number(values, 1), steps);
            case "integer" -> new IntegerRange(whole(values, 0), whole(values, 1), steps);
            case "choice" -> choice(values, node.has(STEPS));
            default ->
                throw new IllegalArgumentException("there is no '" + kind + "'; write one of " + KINDS
                        + ", and keys in one word with dots, such as training.batch");
        };
    }

    private static int steps(JsonNode node) {
        if (!node.has(STEPS)) {
            return 0;
        }
        if (!node.get(STEPS).canConvertToInt()
                || !node.get(STEPS).isIntegralNumber()
                || node.get(STEPS).intValue() < 2) {
            throw new IllegalArgumentException("steps is " + node.get(STEPS) + "; it must be a whole number from 2 on");
        }
        return node.get(STEPS).intValue();
    }

    private static Choice choice(JsonNode values, boolean steps) {
        if (steps) {
            throw new IllegalArgumentException("choice takes no steps, since a grid goes through all of its values");
        }
        if (!values.isArray()) {
            throw new IllegalArgumentException("choice needs a list such as [cross_entropy, focal], got " + values);
        }
        return new Choice(StreamSupport.stream(values.spliterator(), false)
                .map(SpaceGrammar::text)
                .toList());
    }

    /** What reads back as the value. */
    private static String text(JsonNode value) {
        if (value.isObject() || value.isNull()) {
            throw new IllegalArgumentException("choice needs names, numbers or lists of them, got " + value);
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false)
                    .map(SpaceGrammar::text)
                    .collect(Collectors.joining(", ", "[", "]"));
        }
        String plain = value.isDouble() ? Decimal.text(value.doubleValue()) : value.asText();
        boolean same = !value.isTextual()
                || ConfigurationYaml.parse("[" + plain + "]", "a choice")
                        .path(0)
                        .equals(value);
        return same ? plain : value.toString();
    }

    private static double number(JsonNode values, int index) {
        JsonNode value = pair(values).get(index);
        if (value.isNumber()) {
            return value.doubleValue();
        }
        throw new IllegalArgumentException("a range needs two numbers, got " + value);
    }

    private static int whole(JsonNode values, int index) {
        JsonNode value = pair(values).get(index);
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            return value.intValue();
        }
        throw new IllegalArgumentException("integer needs two whole numbers, got " + value);
    }

    private static JsonNode pair(JsonNode values) {
        if (!values.isArray() || values.size() != 2) {
            throw new IllegalArgumentException("a range is written [least, greatest], got " + values);
        }
        return values;
    }
}
