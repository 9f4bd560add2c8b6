package org.areogan.program.options;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How engines compute, whichever it is. */
public final class ComputingOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private int threads = Runtime.getRuntime().availableProcessors();
    private Precision precision = Precision.FLOAT32;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute; usually as many as there are processors.")
    void threads(Optional<Integer> given) {
        given.ifPresent(number -> {
            if (number < 1) {
                throw mistake("--threads is " + number + "; it must be 1 or above, or left out to use all processors");
            }
            threads = number;
        });
    }

    @Option(
            names = "--precision",
            paramLabel = "NAME",
            defaultValue = "float32",
            completionCandidates = Precisions.class,
            description = "Of inner products: float32 (exact), tf32 (NVIDIA GPUs from Ampere on) or bfloat16.")
    void precision(String name) {
        precision = Arrays.stream(Precision.values())
                .filter(each -> word(each).equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> mistake("--precision is " + name + "; it can be " + oneOf(words())));
    }

    public EngineSettings settings() {
        return new EngineSettings(threads, precision);
    }

    /** As the user writes it. */
    public static String word(Precision precision) {
        return precision.name().toLowerCase(Locale.ROOT);
    }

    /** {@code a, b or c}. */
    public static String oneOf(List<String> words) {
        int last = words.size() - 1;
        return last == 0 ? words.get(0) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }

    private static List<String> words() {
        return Arrays.stream(Precision.values()).map(ComputingOptions::word).collect(Collectors.toList());
    }

    private ParameterException mistake(String message) {
        return new ParameterException(command.commandLine(), message);
    }

    /** For the shell's completion. */
    private static final class Precisions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words().iterator();
        }
    }
}
