package org.areogan.trainer.configuration.yaml;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.areogan.trainer.configuration.RunConfiguration;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.comments.CommentLine;
import org.yaml.snakeyaml.comments.CommentType;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** The configuration's records as YAML and back: keys in snake_case, choices in lower case, nothing guessed. */
public final class ConfigurationYaml {
    private static final YAMLMapper MAPPER = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.GETTER, Visibility.NONE)
            .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ConfigurationYaml() {}

    /** A text without content gives a missing node. @throws UserException naming the origin, the line and what is wrong */
    public static JsonNode parse(String yaml, String origin) {
        try {
            return MAPPER.readTree(yaml);
        } catch (JsonProcessingException failure) {
            throw ConfigurationErrors.notYaml(failure, origin);
        }
    }

    static ObjectNode tree(Object configuration) {
        return MAPPER.valueToTree(configuration);
    }

    static JsonNode list(int... numbers) {
        return MAPPER.valueToTree(numbers);
    }

    static RunConfiguration bind(ObjectNode tree) throws JsonProcessingException {
        return MAPPER.treeToValue(tree, RunConfiguration.class);
    }

    /** {@code {a: {b: value}}} for the path a, b. */
    static ObjectNode nest(List<String> path, JsonNode value) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        JsonNode inner = path.size() == 1 ? value : nest(path.subList(1, path.size()), value);
        tree.set(path.get(0), inner);
        return tree;
    }

    /** All keys; values that differ from the defaults' are marked. */
    public static String write(RunConfiguration configuration, RunConfiguration defaults) {
        DumperOptions options = new DumperOptions();
        options.setProcessComments(true);
        options.setSplitLines(false);
        StringWriter text = new StringWriter();
        new Yaml(options).serialize(node(MAPPER.valueToTree(configuration), MAPPER.valueToTree(defaults)), text);
        return text.toString();
    }

    private static Node node(JsonNode value, JsonNode usual) {
        if (value.isObject()) {
            List<NodeTuple> tuples = new ArrayList<>();
            value.properties()
                    .forEach(entry -> tuples.add(
                            new NodeTuple(scalar(entry.getKey()), node(entry.getValue(), usual.path(entry.getKey())))));
            return new MappingNode(Tag.MAP, tuples, FlowStyle.BLOCK);
        }
        Node node = leaf(value);
        if (!value.equals(usual)) {
            String words = usual.isMissingNode() ? " not in the preset" : " preset: " + plain(usual);
            node.setInLineComments(List.of(new CommentLine(null, null, words, CommentType.IN_LINE)));
        }
        return node;
    }

    private static Node leaf(JsonNode value) {
        if (value.isArray()) {
            List<Node> items = new ArrayList<>();
            value.forEach(item -> items.add(leaf(item)));
            return new SequenceNode(Tag.SEQ, items, FlowStyle.FLOW);
        }
        return scalar(plain(value));
    }

    private static ScalarNode scalar(String text) {
        Tag tag = new Resolver().resolve(NodeId.scalar, text, true);
        return new ScalarNode(tag, text, null, null, ScalarStyle.PLAIN);
    }

    private static String plain(JsonNode value) {
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(plain(item)));
            return items.toString();
        }
        if (value.isDouble()) {
            return new BigDecimal(value.asText()).stripTrailingZeros().toPlainString();
        }
        return value.asText();
    }
}
