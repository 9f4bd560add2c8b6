package org.areogan.trainer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.areogan.engine.Engine;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.DataSource.Addition;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.RunEnd;

/**
 * What ran, on what: the content of {@code run.json}.
 *
 * @param data where the frames come from
 * @param json everything, for people and programs
 */
record RunFacts(DataSource data, ObjectNode json) {
    private static final String NORMALIZATION = "normalization";
    private static final String IGNORE_MASKS = "ignore_masks";

    /** Format 2 has the version that wrote it, the data's name, the normalisation, and the classes where they are not the rover's. */
    private static final FileFormat FORMAT = new FileFormat("run.json", 1, 2);

    private static final ObjectMapper MAPPER = new ObjectMapper();

    static RunFacts of(DataSource data) {
        ObjectNode json = MAPPER.createObjectNode();
        json.putObject("data");
        return new RunFacts(data, json);
    }

    /**
     * @param given where the frames are now, if not where the run says
     * @throws UserException if the file cannot be read or is not what a run has written, or nobody says where frames that
     *     were in memory are
     */
    static RunFacts read(Path file, Optional<DataSource> given) {
        try {
            ObjectNode json = (ObjectNode) MAPPER.readTree(Files.readString(file));
            FORMAT.require(
                    file,
                    Optional.ofNullable(json.get(FileFormat.NUMBER)).map(JsonNode::asInt),
                    Optional.ofNullable(json.get(FileFormat.WRITER)).map(JsonNode::asText));
            JsonNode source = json.required("data");
            List<Integer> excluded = new ArrayList<>();
            source.required("excluded").forEach(index -> excluded.add(index.asInt()));
            Optional<DataSource> named = given.or(
                    () -> Optional.ofNullable(source.get("path")).map(path -> DataSource.of(Path.of(path.asText()))));
            if (source.has("classes")) {
                ClassSet classes = MAPPER.treeToValue(source.get("classes"), ClassSet.class);
                named = named.map(each -> each.withClasses(classes));
            }
            DataSource data = named.orElseThrow(() -> new UserException(
                    file + " says that the run was trained on frames in memory; hand them over to go on with it"));
            List<Addition> additions =
                    data.additions().isEmpty() ? additions(source, data.classes()) : data.additions();
            RunFacts facts = new RunFacts(
                    data.adding(additions)
                            .withUnlabelled(data.unlabelled().or(() -> unlabelled(source, data.classes())))
                            .groupedBy(
                                    Optional.ofNullable(source.get("group_by")).map(JsonNode::asText))
                            .ignoring(ignoreMasks(source))
                            .without(excluded),
                    json);
            // Half a normalization is better refused here, where the file has a name, than at the first batch.
            facts.normalization();
            return facts;
        } catch (IOException | IllegalArgumentException | ClassCastException failure) {
            throw new UserException(
                    "cannot read " + file + ", which says what the run was trained on: " + failure.getMessage()
                            + "; without it the run must be started anew",
                    failure);
        }
    }

    /**
     * What the run's frames are normalised with, so that it goes on with the same numbers to the last bit whatever later
     * versions add up in which order; empty of a run whose program did not write it down.
     */
    Optional<Normalization> normalization() {
        return Optional.ofNullable(json.get(NORMALIZATION))
                .map(kept -> new Normalization(
                        kept.required("mean").asDouble(),
                        kept.required("deviation").asDouble(),
                        kept.path("each_frame").asBoolean()));
    }

    /** Of the frames and masks that a run was begun with. */
    Optional<String> fingerprint() {
        return Optional.ofNullable(json.get("fingerprint")).map(JsonNode::asText);
    }

    /** How a model calls the data: a file's name without its folders, so that models are the same wherever data lie. */
    String dataName() {
        return data.shortName();
    }

    /** The same with what is known once the data is open: its fingerprint and how it was split. */
    RunFacts with(TrainingData opened, Engine engine, RunConfiguration configuration) {
        ObjectNode more = json.deepCopy();
        more.put(FileFormat.NUMBER, FORMAT.newest());
        more.put(FileFormat.WRITER, FileFormat.programVersion());
        more.set("data", source(opened.excluded()));
        more.put("seed", configuration.seed());
        more.put("engine", engine.description());
        more.put("java", Runtime.version().toString());
        more.put("fingerprint", opened.fingerprint());
        ObjectNode normalization = more.putObject(NORMALIZATION);
        normalization.put("mean", opened.normalization().mean());
        normalization.put("deviation", opened.normalization().deviation());
        normalization.put("each_frame", opened.normalization().eachFrame());
        ObjectNode split = more.putObject("split");
        split.put("seed", configuration.splitSeed());
        ids(opened.training()).forEach(split.putArray("training")::add);
        ids(opened.validation()).forEach(split.putArray("validation")::add);
        ids(opened.leftOut()).forEach(split.putArray("left_out")::add);
        return new RunFacts(data, more);
    }

    private static List<Path> ignoreMasks(JsonNode source) {
        List<Path> folders = new ArrayList<>();
        source.path(IGNORE_MASKS).forEach(folder -> folders.add(Path.of(folder.asText())));
        return folders;
    }

    private ObjectNode source(List<Integer> excluded) {
        ObjectNode source = MAPPER.createObjectNode();
        source.put("name", dataName());
        data.path()
                .ifPresent(path ->
                        source.put("path", path.toAbsolutePath().normalize().toString()));
        if (!data.classes().equals(ClassSet.ROVER)) {
            source.set("classes", MAPPER.valueToTree(data.classes()));
        }
        data.groupBy().ifPresent(name -> source.put("group_by", name));
        if (!data.ignoreMasks().isEmpty()) {
            ArrayNode folders = source.putArray(IGNORE_MASKS);
            data.ignoreMasks()
                    .forEach(folder ->
                            folders.add(folder.toAbsolutePath().normalize().toString()));
        }
        excluded.forEach(source.putArray("excluded")::add);
        data.unlabelled().ifPresent(frames -> {
            ObjectNode unlabelled = source.putObject("unlabelled");
            unlabelled.put("name", frames.shortName());
            frames.path()
                    .ifPresent(path -> unlabelled.put(
                            "path", path.toAbsolutePath().normalize().toString()));
        });
        if (!data.additions().isEmpty()) {
            ArrayNode additions = source.putArray("additions");
            data.additions().forEach(each -> {
                ObjectNode addition = additions.addObject();
                addition.put("name", each.source().name());
                each.source()
                        .path()
                        .ifPresent(path -> addition.put(
                                "path", path.toAbsolutePath().normalize().toString()));
                each.source().excluded().forEach(addition.putArray("excluded")::add);
                each.partial().forEach(addition.putArray("partial")::add);
            });
        }
        return source;
    }

    /** What was learnt from beside the data, each without its folders. */
    String additionNames() {
        return data.additions().stream().map(each -> each.source().shortName()).collect(Collectors.joining(" "));
    }

    private static Optional<DataSource> unlabelled(JsonNode source, ClassSet classes) {
        return Optional.ofNullable(source.get("unlabelled"))
                .map(each ->
                        DataSource.of(Path.of(each.required("path").asText())).withClasses(classes));
    }

    private static List<Addition> additions(JsonNode source, ClassSet classes) {
        List<Addition> additions = new ArrayList<>();
        source.path("additions").forEach(each -> {
            List<Integer> excluded = new ArrayList<>();
            each.path("excluded").forEach(index -> excluded.add(index.asInt()));
            List<String> partial = new ArrayList<>();
            each.path("partial").forEach(text -> partial.add(text.asText()));
            additions.add(new Addition(
                    DataSource.of(Path.of(each.required("path").asText()))
                            .withClasses(classes)
                            .without(excluded),
                    partial));
        });
        return additions;
    }

    /** The same with the place where the frames are now. */
    RunFacts placed(TrainingData opened) {
        return with("data", source(opened.excluded()));
    }

    /** Whether the run went as far as it was meant to. */
    boolean finished() {
        String reason = json.path("end").path("reason").asText();
        return reason.equals(RunEnd.Reason.FINISHED.word()) || reason.equals(RunEnd.Reason.STOPPED_EARLY.word());
    }

    RunFacts with(String key, JsonNode value) {
        ObjectNode more = json.deepCopy();
        more.set(key, value);
        return new RunFacts(data, more);
    }

    String text() {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException("the facts of a run cannot be written as JSON", failure);
        }
    }

    private static List<String> ids(DataSet frames) {
        List<String> ids = new ArrayList<>();
        for (int index = 0; index < frames.size(); index++) {
            ids.add(frames.id(index));
        }
        return ids;
    }
}
