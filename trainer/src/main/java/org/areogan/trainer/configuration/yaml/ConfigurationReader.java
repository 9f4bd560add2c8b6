package org.areogan.trainer.configuration.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.areogan.files.Spelling;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Reads configurations. What a run uses is laid in three layers, later ones over earlier ones: a preset, which holds
 * every key; a file with some of them, which may name its preset; single settings.
 */
public final class ConfigurationReader {
    private static final String PRESET = "preset";
    private static final String SET = "--set ";

    private final Map<String, String> presets;

    /** @param presets YAML by name, each with every key */
    public ConfigurationReader(Map<String, String> presets) {
        this.presets = Map.copyOf(presets);
    }

    /** What a run has saved: a file that holds every key. @throws UserException naming the file and what is wrong */
    public static RunConfiguration read(Path file) {
        return parse(text(file), file.toString());
    }

    /**
     * @param yaml with every key that its format has; those that came later take the value that gives the old behaviour
     * @param origin where it comes from, for messages
     * @throws UserException also if a newer program wrote it
     */
    public static RunConfiguration parse(String yaml, String origin) {
        ObjectNode tree = tree(yaml, origin);
        String name = ConfigurationFormat.upgrade(tree, origin);
        return new ConfigurationLayers().add(name, tree).bind();
    }

    /**
     * @param preset by name, or the path of a file that holds every key; empty takes the one that the file names, or else the
     *     fallback
     * @param fallback name of the preset when nobody names one
     * @param file some keys as YAML
     * @param settings each {@code a.b=value}, the value in YAML, e.g. {@code generator.filters=[16,32]}
     * @throws UserException naming the file or setting, the key, the value and what is allowed
     */
    public ResolvedConfiguration resolve(
            Optional<String> preset, String fallback, Optional<Path> file, List<String> settings) {
        ObjectNode fromFile =
                file.map(path -> tree(text(path), path.toString())).orElse(null);
        String named = presetOf(fromFile, file.map(Path::toString).orElse(""));
        String name = preset.orElse(named == null ? fallback : named);
        ConfigurationLayers layers =
                preset.filter(this::isFile).isPresent() ? presetFile(name) : presetOfTheProgram(name);
        RunConfiguration defaults = layers.bind();
        if (fromFile != null) {
            ConfigurationFormat.take(fromFile, file.orElseThrow().toString());
            layers.add(file.orElseThrow().toString(), fromFile);
        }
        for (String setting : settings) {
            layers.add(SET + setting, setting(setting));
        }
        return new ResolvedConfiguration(name, defaults, layers.bind());
    }

    /**
     * A configuration with single settings laid over it.
     *
     * @param name what the configuration is called in messages
     * @throws UserException naming the setting, the key, the value and what is allowed
     */
    public static ResolvedConfiguration over(String name, RunConfiguration base, List<String> settings) {
        return over(name, base, settings, SET);
    }

    /**
     * The same for settings that do not come from the command line.
     *
     * @param from what is said before a setting in messages, e.g. {@code space.yaml:} and a space
     * @throws UserException naming the setting, the key, the value and what is allowed
     */
    public static ResolvedConfiguration over(String name, RunConfiguration base, List<String> settings, String from) {
        ConfigurationLayers layers = new ConfigurationLayers().add(name, ConfigurationYaml.tree(base));
        for (String setting : settings) {
            layers.add(from + setting, setting(setting));
        }
        return new ResolvedConfiguration(name, base, layers.bind());
    }

    private boolean isFile(String preset) {
        return !presets.containsKey(preset) && Files.isRegularFile(Path.of(preset));
    }

    private static ConfigurationLayers presetFile(String file) {
        ObjectNode tree = tree(text(Path.of(file)), file);
        String origin = ConfigurationFormat.upgrade(tree, file);
        if (tree.has(PRESET) || tree.size() < RunConfiguration.class.getRecordComponents().length) {
            throw new UserException(
                    file + " is no preset, since it does not hold every key; lay it over one with --config " + file);
        }
        return new ConfigurationLayers().add(origin, tree);
    }

    private ConfigurationLayers presetOfTheProgram(String name) {
        String text = presets.get(name);
        if (text == null) {
            throw new UserException("there is no preset '" + name + "', and no file of that name; "
                    + Spelling.meant(name, presets.keySet())
                            .map(near -> "did you mean '" + near + "'? Otherwise ")
                            .orElse("")
                    + "choose one of "
                    + String.join(", ", new TreeSet<>(presets.keySet()))
                    + ", or name a YAML file with every key, such as a search's best.yaml, with --preset");
        }
        return new ConfigurationLayers().add("preset " + name, tree(text, name));
    }

    private static @Nullable String presetOf(@Nullable ObjectNode tree, String origin) {
        if (tree == null || !tree.has(PRESET)) {
            return null;
        }
        if (!tree.get(PRESET).isTextual()) {
            throw new UserException(origin + ": preset must be the name of a preset, got " + tree.get(PRESET));
        }
        return tree.remove(PRESET).textValue();
    }

    private static ObjectNode setting(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new UserException("--set " + setting + ": write key=value, e.g. --set training.epochs=10");
        }
        List<String> path =
                new ArrayList<>(List.of(setting.substring(0, equals).trim().split("\\.", -1)));
        JsonNode value = ConfigurationYaml.parse(setting.substring(equals + 1), "--set " + setting);
        if (value.isMissingNode()) {
            throw new UserException("--set " + setting + ": '" + setting.substring(0, equals) + "' has no value");
        }
        ObjectNode tree = ConfigurationYaml.nest(path, value);
        MovedKeys.move(tree, "--set " + setting);
        return tree;
    }

    private static ObjectNode tree(String yaml, String origin) {
        JsonNode parsed = ConfigurationYaml.parse(yaml, origin);
        if (parsed instanceof ObjectNode tree) {
            return tree;
        }
        if (parsed.isMissingNode()) {
            return JsonNodeFactory.instance.objectNode();
        }
        throw new UserException(
                origin + ": a configuration holds 'key: value' lines, see areogan train --print-config");
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read the configuration " + file + " ("
                            + failure.getClass().getSimpleName() + "); check the path and its permissions",
                    failure);
        }
    }
}
