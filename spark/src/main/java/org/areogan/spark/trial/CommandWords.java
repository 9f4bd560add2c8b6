package org.areogan.spark.trial;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.areogan.program.options.CrossValidationOptions;
import org.areogan.program.options.PassedArguments;
import org.areogan.program.synth.ProofOptions;
import org.areogan.spark.store.DiskPaths;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParseResult;

/**
 * What tasks are told of a command's options: data, engine and whatever else they need of them.
 *
 * @param words as they were written
 * @param base the folder that paths begin at
 */
record CommandWords(List<String> words, String base) implements Serializable {
    private static final String THREADS = "--threads";

    CommandWords {
        words = new ArrayList<>(words);
    }

    @Command(name = "training")
    private static final class OfValidation {
        @Mixin
        private CrossValidationOptions options = new CrossValidationOptions();
    }

    @Command(name = "training")
    private static final class OfProof {
        @Mixin
        private ProofOptions options = new ProofOptions();
    }

    /**
     * Threads that were asked for.
     *
     * @param given what that option says
     */
    static Optional<Integer> threads(ParseResult parsed, Supplier<Integer> given) {
        return parsed.hasMatchedOption(THREADS) ? Optional.of(given.get()) : Optional.empty();
    }

    /**
     * @param data where the frames lie
     * @param threads that compute in each task
     */
    static CommandWords ofValidation(ParseResult parsed, Path data, int threads) {
        return of(parsed, new OfValidation(), data, threads);
    }

    static CommandWords ofProof(ParseResult parsed, Path data, int threads) {
        return of(parsed, new OfProof(), data, threads);
    }

    private static CommandWords of(ParseResult parsed, Object receiver, Path data, int threads) {
        List<String> words = new ArrayList<>(List.of(THREADS + "=" + threads));
        words.addAll(PassedArguments.of(parsed, new CommandLine(receiver).getCommandSpec(), Set.of(THREADS)));
        words.addAll(List.of("--", data.toString()));
        return new CommandWords(words, Path.of("").toAbsolutePath().toString());
    }

    CrossValidationOptions validation() {
        OfValidation receiver = new OfValidation();
        parse(receiver);
        return receiver.options;
    }

    ProofOptions proof() {
        OfProof receiver = new OfProof();
        parse(receiver);
        return receiver.options;
    }

    private void parse(Object receiver) {
        new CommandLine(receiver)
                .setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Path.class, new DiskPaths(Path.of(base)))
                .parseArgs(words.toArray(String[]::new));
    }
}
