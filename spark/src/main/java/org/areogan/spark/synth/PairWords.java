package org.areogan.spark.synth;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The words of a command line that {@link PairOptions} are made of, on their way to executors: each process reads them again,
 * as its files lie elsewhere.
 *
 * @param words as a user could have written them
 * @param places of the files that they name, as all machines know them
 */
record PairWords(List<String> words, Map<String, String> places) implements Serializable {
    PairWords {
        words = new ArrayList<>(words);
        places = new LinkedHashMap<>(places);
    }

    /** @param place where a file that a word names lies, e.g. {@code hdfs://host/mars.npz} */
    static PairWords of(ParseResult parsed, Function<String, String> place) {
        CommandSpec ours = CommandSpec.forAnnotatedObject(new PairOptions());
        List<String> words = new ArrayList<>();
        Map<String, String> places = new LinkedHashMap<>();
        for (OptionSpec option : parsed.matchedOptions()) {
            if (ours.optionsMap().containsKey(option.longestName())) {
                for (String value : option.originalStringValues()) {
                    words.add(option.longestName() + "=" + value);
                    note(option, value, place, places);
                }
            }
        }
        parsed.matchedPositionals()
                .forEach(data -> data.originalStringValues().forEach(value -> {
                    words.add(value);
                    note(data, value, place, places);
                }));
        return new PairWords(words, places);
    }

    private static void note(
            ArgSpec argument, String value, Function<String, String> place, Map<String, String> places) {
        List<Class<?>> types = List.of(argument.typeInfo().getType(), argument.auxiliaryTypes()[0]);
        if (types.contains(Path.class)) {
            places.put(value, place.apply(value));
        }
    }

    /** @param local brings a place to this machine's disk */
    PairOptions read(Function<String, Path> local) {
        PairOptions options = new PairOptions();
        ITypeConverter<Path> converter =
                word -> places.containsKey(word) ? local.apply(places.get(word)) : Path.of(word);
        try {
            new CommandLine(options).registerConverter(Path.class, converter).parseArgs(words.toArray(String[]::new));
            return options;
        } catch (ParameterException wrapped) {
            // The words were read before, so it is a file that cannot be brought here.
            throw wrapped.getCause() instanceof RuntimeException cause ? cause : wrapped;
        }
    }
}
