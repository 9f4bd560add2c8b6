package org.areogan.spark.trial;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.areogan.engine.Engines;
import org.areogan.files.Sha256;
import org.areogan.spark.OneMachine;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.mars.ProceduralMars;
import picocli.CommandLine;

/** Small data and quick trainings, and what commands make of them here and on one machine. */
final class Trainings {
    /** Files without a time of day or a duration. */
    private static final Pattern TIMELESS = Pattern.compile(
            "(.*/)?(model\\.areogan|synthetic\\.npz|[^/]*\\.(md|yaml|csv|txt|png))|(validation|tuning)\\.json");

    private Trainings() {}

    /** Twelve frames. */
    static Path data(Path folder) {
        Path data = folder.resolve("mars.npz");
        PairArchive.write(data, new ProceduralMars(0.5).dataSet(12, 16, 32, 3));
        return data;
    }

    /** Of a command: two folds, each of two epochs of three steps. */
    static List<String> words(String command, Path data, Object output) {
        return new ArrayList<>(List.of(
                command,
                data.toString(),
                "-o",
                output.toString(),
                "--folds=2",
                "--preset=tiny",
                "--set=training.epochs=2",
                "--set=training.batch=2",
                "--set=objective.lambda_adv=0",
                "--set=training.statistics_batches=2"));
    }

    /** {@code areogan spark}, by the reference engine in this process unless the words say otherwise. */
    static OneMachine.Ended spark(List<String> words, String... more) {
        return OneMachine.spark(all(words, more));
    }

    /** The words of that. */
    static String[] all(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        if (!all.contains("--engine")) {
            all.addAll(List.of("--engine", Engines.REFERENCE));
        }
        if (!all.contains("--master")) {
            all.addAll(List.of("--master", "local[2]"));
        }
        return all.toArray(String[]::new);
    }

    /** The command that one machine has under this name, by the reference engine with one thread. */
    static OneMachine.Ended one(Object command, List<String> words) {
        List<String> all = new ArrayList<>(words.subList(1, words.size()));
        all.addAll(List.of("--engine", Engines.REFERENCE, "--threads", "1"));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = new CommandLine(command)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
        return new OneMachine.Ended(code, out.toString(), err.toString());
    }

    /** Sums of all files that no time of day or duration is in, but the tasks' own. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.startsWith(TrainingTask.FOLDERS))
                    .filter(file -> TIMELESS.matcher(file.toString()).matches())
                    .forEach(file -> sums.put(file.toString(), sum(folder, file)));
        }
        return sums;
    }

    /** Of what is the same wherever the folder lies. */
    private static String sum(Path folder, Path file) {
        try {
            byte[] bytes = Files.readAllBytes(folder.resolve(file));
            String text = new String(bytes, StandardCharsets.ISO_8859_1).replace(folder.toString(), "");
            return Sha256.of(text.getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
