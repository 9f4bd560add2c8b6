package org.areogan.trainer.configuration.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Optional;
import org.areogan.files.FileFormat;
import org.areogan.trainer.configuration.InpaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.UnlabelledOptions;

/**
 * The format of configurations that a run has saved, and what older ones mean by leaving a key out. Whoever adds a key to
 * {@link RunConfiguration} raises the number and adds the value that gives the old behaviour here.
 */
final class ConfigurationFormat {
    static final FileFormat FORMAT = new FileFormat("configuration", 1, 7);

    /**
     * A key that older configurations lack.
     *
     * @param since the first format that has it
     * @param path of the key
     * @param before what programs did that did not have it
     */
    record Added(int since, List<String> path, JsonNode before) {}

    static final List<Added> ADDED = List.of(
            new Added(2, List.of("generator", "block"), TextNode.valueOf("plain")),
            new Added(3, List.of("frame", "normalization"), TextNode.valueOf("data")),
            new Added(3, List.of("objective", "unscored_weight"), DoubleNode.valueOf(1)),
            new Added(3, List.of("objective", "hard_fakes"), BooleanNode.FALSE),
            new Added(3, List.of("objective", "adversarial_from"), IntNode.valueOf(1)),
            new Added(3, List.of("training", "keep"), TextNode.valueOf("best")),
            new Added(3, List.of("training", "statistics_batches"), IntNode.valueOf(0)),
            new Added(3, List.of("training", "class_aware"), DoubleNode.valueOf(0)),
            new Added(3, List.of("augmentation", "zoom_out"), DoubleNode.valueOf(1)),
            new Added(3, List.of("augmentation", "gamma"), DoubleNode.valueOf(1)),
            new Added(3, List.of("augmentation", "vignette"), DoubleNode.valueOf(0)),
            new Added(3, List.of("augmentation", "paste"), DoubleNode.valueOf(0)),
            new Added(4, List.of("unlabelled"), ConfigurationYaml.tree(UnlabelledOptions.NONE)),
            new Added(4, List.of("inpainting"), ConfigurationYaml.tree(InpaintingOptions.USUAL)),
            new Added(6, List.of("generator", "squeeze_excitation"), IntNode.valueOf(0)),
            new Added(6, List.of("generator", "bridge"), TextNode.valueOf("block")),
            new Added(6, List.of("generator", "aspp_rates"), ConfigurationYaml.list(1, 2, 4)),
            new Added(6, List.of("generator", "skip"), TextNode.valueOf("plain")),
            new Added(6, List.of("generator", "fusion"), TextNode.valueOf("concatenate")),
            new Added(6, List.of("generator", "head"), TextNode.valueOf("last")),
            new Added(6, List.of("generator", "deep_supervision"), DoubleNode.valueOf(0)),
            new Added(6, List.of("generator", "stages"), IntNode.valueOf(1)),
            new Added(6, List.of("generator", "confident_background"), DoubleNode.valueOf(0)),
            new Added(6, List.of("classes"), TextNode.valueOf("rover")),
            new Added(6, List.of("training", "passes"), IntNode.valueOf(1)),
            new Added(6, List.of("training", "best_by"), TextNode.valueOf("mean_iou")),
            new Added(6, List.of("objective", "terms"), JsonNodeFactory.instance.objectNode()),
            new Added(6, List.of("objective", "adaptive_alpha"), DoubleNode.valueOf(0.1)),
            loss("focal_gamma", DoubleNode.valueOf(2)),
            loss("focal_alpha", DoubleNode.valueOf(1)),
            loss("tversky_alpha", DoubleNode.valueOf(0.3)),
            loss("tversky_beta", DoubleNode.valueOf(0.7)),
            loss("focal_tversky_gamma", DoubleNode.valueOf(1.333)),
            loss("ssim_window", IntNode.valueOf(7)),
            new Added(6, List.of("augmentation", "target"), DoubleNode.valueOf(0)),
            new Added(6, List.of("augmentation", "target_zoom"), DoubleNode.valueOf(2)),
            new Added(7, List.of("schedule", "plateau_by"), TextNode.valueOf("mean_iou")));

    private static Added loss(String key, JsonNode before) {
        return new Added(6, List.of("objective", "loss", key), before);
    }

    private ConfigurationFormat() {}

    /** The lines that a saved configuration begins with. */
    static String header() {
        return FileFormat.NUMBER + ": " + FORMAT.newest() + "\n" + FileFormat.WRITER + ": "
                + FileFormat.programVersion() + "\n";
    }

    /**
     * Takes number and version out of a configuration that may leave out any key, and puts keys where they are now.
     *
     * @throws org.areogan.files.UserException if it is newer
     */
    static void take(ObjectNode tree, String origin) {
        number(tree, origin);
        MovedKeys.move(tree, origin);
    }

    /**
     * Takes number and version out of a configuration that should have every key, and puts in what its format lacks.
     *
     * @return what to call it in messages: the origin, and the version that wrote it if that is another one
     * @throws org.areogan.files.UserException if it is newer
     */
    static String upgrade(ObjectNode tree, String origin) {
        Optional<String> writer = writer(tree);
        int number = number(tree, origin);
        MovedKeys.move(tree, origin);
        for (Added added : ADDED) {
            if (number < added.since()) {
                put(tree, added);
            }
        }
        return writer.filter(version -> !version.equals(FileFormat.programVersion()))
                .map(version -> origin + " (written by Areogan " + version + ")")
                .orElse(origin);
    }

    private static int number(ObjectNode tree, String origin) {
        Optional<String> writer = writer(tree);
        Optional<Integer> number =
                Optional.ofNullable(tree.get(FileFormat.NUMBER)).map(JsonNode::asInt);
        tree.remove(List.of(FileFormat.NUMBER, FileFormat.WRITER));
        return FORMAT.require(origin, number, writer);
    }

    private static Optional<String> writer(ObjectNode tree) {
        return Optional.ofNullable(tree.get(FileFormat.WRITER)).map(JsonNode::asText);
    }

    private static void put(ObjectNode tree, Added added) {
        JsonNode group = tree;
        for (String key : added.path().subList(0, added.path().size() - 1)) {
            group = group.path(key);
        }
        String key = added.path().get(added.path().size() - 1);
        if (group instanceof ObjectNode keys && !keys.has(key)) {
            keys.set(key, added.before());
        }
    }
}
