package org.areogan.trainer.configuration.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.areogan.trainer.configuration.RunConfiguration;

/** Partial configurations over each other, remembering which layer said what so that an error can name it. */
final class ConfigurationLayers {
    /**
     * @param origin what the user calls it: a file, an option
     * @param tree some keys
     */
    private record Layer(String origin, ObjectNode tree) {}

    private final List<Layer> layers = new ArrayList<>();

    ConfigurationLayers add(String origin, ObjectNode tree) {
        layers.add(new Layer(origin, tree));
        return this;
    }

    RunConfiguration bind() {
        ObjectNode all = layers.get(0).tree().deepCopy();
        layers.stream().skip(1).forEach(layer -> lay(layer.tree(), all));
        try {
            return ConfigurationYaml.bind(all);
        } catch (JsonProcessingException failure) {
            throw ConfigurationErrors.explain(failure, all, this);
        }
    }

    private static void lay(ObjectNode upper, ObjectNode lower) {
        upper.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode inner && lower.get(entry.getKey()) instanceof ObjectNode below) {
                lay(inner, below);
            } else {
                lower.set(entry.getKey(), entry.getValue().deepCopy());
            }
        });
    }

    /** Who has a say at this place or below it: those who changed the first layer, or else that one. */
    String originsOf(List<String> path) {
        String origins = layers.stream()
                .skip(1)
                .filter(layer -> says(layer.tree(), path))
                .map(Layer::origin)
                .collect(Collectors.joining(", "));
        return origins.isEmpty() ? layers.get(0).origin() : origins;
    }

    private static boolean says(JsonNode tree, List<String> path) {
        JsonNode node = tree;
        for (String key : path) {
            if (node.isValueNode() || node.isArray()) {
                return true;
            }
            node = node.path(key);
        }
        return !node.isMissingNode();
    }
}
