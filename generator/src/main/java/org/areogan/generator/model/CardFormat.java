package org.areogan.generator.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.areogan.files.FileFormat;

/**
 * What older {@code model.json}, {@code painter.json} and {@code inpainter.json} mean by leaving a key out. Both hold options of the U-Net, so that
 * they change together. Whoever adds an option raises the number and adds the value that gives the old behaviour here.
 */
final class CardFormat {
    static final int NEWEST = 5;

    /**
     * An option of the U-Net that older files lack.
     *
     * @param since the first format that has it
     * @param before what programs did that did not have it
     */
    private record Added(int since, String option, JsonNode before) {}

    private static final List<Added> ADDED = List.of(
            new Added(2, "block", TextNode.valueOf("PLAIN")),
            new Added(5, "squeeze_excitation", IntNode.valueOf(0)),
            new Added(5, "bridge", TextNode.valueOf("BLOCK")),
            new Added(5, "aspp_rates", numbers(1, 2, 4)),
            new Added(5, "skip", TextNode.valueOf("PLAIN")),
            new Added(5, "fusion", TextNode.valueOf("CONCATENATE")),
            new Added(5, "head", TextNode.valueOf("LAST")),
            new Added(5, "deep_supervision", DoubleNode.valueOf(0)),
            new Added(5, "stages", IntNode.valueOf(1)),
            new Added(5, "confident_background", DoubleNode.valueOf(0)));

    private CardFormat() {}

    private static JsonNode numbers(int... numbers) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(numbers).forEach(list::add);
        return list;
    }

    /** The number. @throws org.areogan.files.UserException if a newer version wrote this, whatever else it then holds */
    static int require(FileFormat format, Path source, JsonNode card) throws IOException {
        JsonNode number = card.path(FileFormat.NUMBER);
        if (!number.isInt() || number.intValue() < 1) {
            throw new IOException("it names no format");
        }
        JsonNode writer = card.path("provenance").path(FileFormat.WRITER);
        return format.require(
                source,
                Optional.of(number.intValue()),
                writer.isTextual() ? Optional.of(writer.textValue()) : Optional.empty());
    }

    static <T> T read(FileFormat format, Path source, byte[] json, Class<T> type) throws IOException {
        JsonNode card = ModelJson.tree(json);
        int number = require(format, source, card);
        if (number < 3 && card.path("normalization") instanceof ObjectNode normalization) {
            normalization.put("each_frame", false);
        }
        if (card.path("generator") instanceof ObjectNode options) {
            for (Added added : ADDED) {
                if (number < added.since() && !options.has(added.option())) {
                    options.set(added.option(), added.before());
                }
            }
        }
        return ModelJson.read(card, type);
    }
}
