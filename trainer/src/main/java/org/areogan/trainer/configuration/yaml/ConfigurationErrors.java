package org.areogan.trainer.configuration.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.areogan.files.Spelling;
import org.areogan.files.UserException;

/** Turns what Jackson says of a configuration into what helps the one who wrote it. */
final class ConfigurationErrors {
    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

    private ConfigurationErrors() {}

    static UserException notYaml(JsonProcessingException failure, String origin) {
        String line = failure.getLocation() == null
                ? ""
                : " line " + failure.getLocation().getLineNr();
        return new UserException(origin + ":" + line + ": " + firstLine(failure.getOriginalMessage()), failure);
    }

    static UserException explain(JsonProcessingException failure, JsonNode tree, ConfigurationLayers layers) {
        List<String> path = path(failure);
        String origin = layers.originsOf(path);
        return new UserException(origin + ": " + problem(failure, path, tree), failure);
    }

    private static String problem(JsonProcessingException failure, List<String> path, JsonNode tree) {
        String key = String.join(".", path);
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return unknownKey(path, unknown.getKnownPropertyIds(), tree);
        }
        if (failure instanceof ValueInstantiationException refused) {
            String reason = refused.getCause() instanceof IllegalArgumentException cause
                    ? String.valueOf(cause.getMessage())
                    : refused.getOriginalMessage();
            return reason.startsWith(key) ? reason : key + ": " + reason;
        }
        if (failure instanceof InvalidNullException) {
            return "'" + key + "' has no value";
        }
        JsonNode value = at(tree, path);
        if (failure instanceof MismatchedInputException mismatch && !value.isMissingNode()) {
            Class<?> wanted = mismatch.getTargetType();
            return value.isObject() && wanted != null && wanted.isRecord()
                    ? lacks(key, value, mismatch)
                    : "'" + key + "' must be " + allowed(mismatch) + ", got " + value;
        }
        return firstLine(failure.getOriginalMessage());
    }

    private static String lacks(String key, JsonNode value, MismatchedInputException mismatch) {
        String missing = Arrays.stream(mismatch.getTargetType().getRecordComponents())
                .map(component -> SNAKE_CASE.translate(component.getName()))
                .filter(name -> !value.has(name))
                .collect(Collectors.joining(", "));
        return (key.isEmpty() ? "the configuration" : "'" + key + "'") + " lacks " + missing;
    }

    private static String unknownKey(List<String> path, Collection<Object> known, JsonNode tree) {
        String wrong = path.get(path.size() - 1);
        String parent = path.size() == 1 ? "" : String.join(".", path.subList(0, path.size() - 1)) + ".";
        String nearest = Spelling.nearest(
                        wrong, known.stream().map(Object::toString).toList())
                .orElseThrow();
        List<String> elsewhere = new ArrayList<>();
        collectPathsOf(wrong, "", tree, elsewhere);
        elsewhere.remove(parent + wrong);
        String suggestion =
                !Spelling.alike(nearest, wrong) && !elsewhere.isEmpty() ? elsewhere.get(0) : parent + nearest;
        return "there is no key '" + parent + wrong + "'; did you mean '" + suggestion + "'?";
    }

    private static void collectPathsOf(String key, String parent, JsonNode tree, List<String> found) {
        tree.properties().forEach(entry -> {
            String path = parent + entry.getKey();
            if (entry.getKey().equals(key)) {
                found.add(path);
            }
            collectPathsOf(key, path + ".", entry.getValue(), found);
        });
    }

    private static String allowed(MismatchedInputException mismatch) {
        Class<?> type = mismatch.getTargetType();
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list such as [16, 32]";
        }
        if (type.isRecord() || Map.class.isAssignableFrom(type)) {
            return "a group of keys";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "a name";
        }
        return type == double.class || type == Double.class ? "a number" : "a whole number";
    }

    private static List<String> path(JsonProcessingException failure) {
        if (!(failure instanceof JsonMappingException mapping)) {
            return List.of();
        }
        return mapping.getPath().stream()
                .map(part -> part.getFieldName() == null ? String.valueOf(part.getIndex()) : part.getFieldName())
                .toList();
    }

    private static JsonNode at(JsonNode tree, List<String> path) {
        JsonNode node = tree;
        for (String key : path) {
            node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
        }
        return node;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not YAML");
    }
}
