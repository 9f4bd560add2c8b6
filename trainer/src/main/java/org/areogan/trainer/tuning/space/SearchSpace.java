package org.areogan.trainer.tuning.space;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;

/**
 * The values that a search may give to some keys of a configuration, read from YAML with a line for each key:
 *
 * <pre>
 * generator_optimizer.learning_rate: {log: [1e-4, 1e-2]}
 * generator.dropout: {uniform: [0, 0.5], steps: 3}
 * training.batch: {integer: [4, 32]}
 * objective.reconstruction: {choice: [cross_entropy, focal]}
 * </pre>
 *
 * A grid needs {@code steps} where values are continuous; the other strategies do not look at them.
 */
public final class SearchSpace {
    /** What a cross-validation decides itself, or needs to be the same for all that is compared. */
    private static final Set<String> FIXED =
            Set.of("seed", "task", "split.validation", "split.seed", "training.keep", "training.stop_after");

    /** What successive halving decides. */
    public static final String EPOCHS = "training.epochs";

    private final String origin;
    private final List<Dimension> dimensions;

    private SearchSpace(String origin, List<Dimension> dimensions) {
        this.origin = origin;
        this.dimensions = List.copyOf(dimensions);
    }

    /** @throws UserException naming the file, the key and what is wrong */
    public static SearchSpace read(Path file) {
        try {
            return parse(Files.readString(file), file.toString());
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read the space " + file + "; check that it is there and can be read", failure);
        }
    }

    /**
     * @param yaml a line for each key
     * @param origin where it comes from, for messages
     * @throws UserException naming the origin, the key and what is wrong
     */
    public static SearchSpace parse(String yaml, String origin) {
        List<Dimension> dimensions = SpaceGrammar.dimensions(yaml, origin);
        for (Dimension each : dimensions) {
            if (FIXED.contains(each.key())) {
                throw new UserException(origin + ": " + each.key() + " must be the same for all trials, since they are"
                        + " compared on the same folds; take it out and set it with --set");
            }
        }
        return new SearchSpace(origin, dimensions);
    }

    /**
     * Tries what each key may be, the others being as the configuration has them.
     *
     * @throws UserException if there is no such key, or the configuration refuses one of its values
     */
    public void requireFitting(RunConfiguration configuration) {
        for (Dimension each : dimensions) {
            for (String value : each.range().ends()) {
                ConfigurationReader.over(origin, configuration, List.of(setting(each.key(), value)), origin + ", ");
            }
        }
    }

    /**
     * The configuration with these values.
     *
     * @param values of the keys, in their order
     * @param trained epochs, where the search decides them
     * @throws UserException if it refuses the values together
     */
    public RunConfiguration applied(RunConfiguration configuration, List<String> values, OptionalInt trained) {
        List<String> settings = IntStream.range(0, dimensions.size())
                .mapToObj(index -> setting(dimensions.get(index).key(), values.get(index)))
                .collect(Collectors.toCollection(ArrayList::new));
        trained.ifPresent(epochs -> settings.add(setting(EPOCHS, Integer.toString(epochs))));
        return ConfigurationReader.over(origin, configuration, settings, origin + ", ")
                .configuration();
    }

    private static String setting(String key, String value) {
        return key + "=" + value;
    }

    /** For messages. */
    public String origin() {
        return origin;
    }

    public List<Dimension> dimensions() {
        return dimensions;
    }

    public List<String> keys() {
        return dimensions.stream().map(Dimension::key).toList();
    }

    /**
     * Values for all keys.
     *
     * @param shares for each dimension, [0, 1)
     */
    public List<String> at(double[] shares) {
        return IntStream.range(0, dimensions.size())
                .mapToObj(index -> dimensions.get(index).range().at(shares[index]))
                .toList();
    }

    /** The grammar again, spelt in one way, whatever the file's spaces and comments. */
    public String text() {
        return dimensions.stream()
                .map(each -> each.key() + ": " + each.range().text() + "\n")
                .collect(Collectors.joining());
    }
}
