package org.areogan.trainer.checkpoint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.FileFormat;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.events.EpochJson;
import org.areogan.trainer.events.EpochRecord;

/** The JSON document of a checkpoint. */
final class StateJson {
    /**
     * In format 1 Adam's two moments bore each other's names; format 3 has the losses under the names that objectives give
     * them, and a configuration that says its own format.
     */
    static final FileFormat FORMAT = new FileFormat("checkpoint", 2, 3);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StateJson() {}

    static byte[] write(TrainingState state) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put(FileFormat.NUMBER, FORMAT.newest());
        json.put(FileFormat.WRITER, FileFormat.programVersion());
        json.put("epoch", state.epoch());
        json.put("step", state.step());
        json.put("step_in_epoch", state.stepInEpoch());
        json.put("seed", state.seed());
        json.put("data", state.data());
        json.put("configuration", state.configuration());
        json.set("classes", MAPPER.valueToTree(state.classes()));
        ObjectNode numbers = json.putObject("numbers");
        state.numbers().forEach((name, value) -> numbers.put(name, Double.toString(value)));
        ArrayNode history = json.putArray("history");
        state.history().forEach(epoch -> history.add(EpochJson.write(epoch)));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a tree of plain values can always be written", impossible);
        }
    }

    /**
     * @param file for messages
     * @throws IllegalArgumentException if the document lacks something
     * @throws org.areogan.files.UserException if it has a format that is not read
     */
    static TrainingState read(Object file, byte[] bytes) throws IOException {
        JsonNode json = MAPPER.readTree(bytes);
        FORMAT.require(
                file,
                Optional.of(json.path(FileFormat.NUMBER).asInt()),
                Optional.ofNullable(json.get(FileFormat.WRITER)).map(JsonNode::asText));
        ClassSet classes = MAPPER.treeToValue(json.required("classes"), ClassSet.class);
        List<EpochRecord> history = new ArrayList<>();
        json.required("history").forEach(epoch -> history.add(EpochJson.read(epoch, classes)));
        Map<String, Double> numbers = new LinkedHashMap<>();
        json.required("numbers")
                .properties()
                .forEach(number -> numbers.put(
                        number.getKey(), Double.parseDouble(number.getValue().asText())));
        return new TrainingState(
                json.required("epoch").asInt(),
                json.required("step").asLong(),
                json.required("step_in_epoch").asInt(),
                json.required("seed").asLong(),
                json.required("data").asText(),
                json.required("configuration").asText(),
                classes,
                numbers,
                history);
    }
}
