package org.areogan.program.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Has tasks of a benchmark done in processes of their own, with the Java, class path and options of this one. */
final class BenchProcess {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What would slow the measured process down or fight with this one over a port. */
    private static final List<String> UNWANTED =
            List.of("-javaagent", "-agentlib", "-agentpath", "-Xrunjdwp", "-Xdebug");

    private BenchProcess() {}

    /** Why a task could not be done, for people. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    /** @throws FailedException saying why there is no answer */
    static <T extends Record> T ask(BenchTask task, Class<T> answer) throws FailedException {
        try {
            Path errors = Files.createTempFile("areogan-bench", ".log");
            try {
                return ask(task, answer, errors);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static <T extends Record> T ask(BenchTask task, Class<T> answer, Path errors)
            throws IOException, FailedException {
        Process process = new ProcessBuilder(command(task.getClass().getSimpleName()))
                .redirectError(Redirect.to(errors.toFile()))
                .start();
        Thread killer = new Thread(process::destroyForcibly, "areogan-bench-end");
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            // A process that ends before it has read its task breaks the pipe; its exit code says more.
            try (OutputStream in = process.getOutputStream()) {
                in.write(JSON.writeValueAsBytes(task));
            } catch (IOException ended) {
                process.destroy();
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            if (code != 0) {
                throw new FailedException("its process ended with " + code + reason(code) + lastLine(errors));
            }
            return parse(out, answer);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        } finally {
            process.destroyForcibly();
            forget(killer);
        }
    }

    static <T extends Record> T parse(String out, Class<T> answer) throws FailedException {
        String last = out.lines().filter(Predicate.not(String::isBlank)).reduce("", (first, second) -> second);
        try {
            JsonNode told = JSON.readTree(last);
            if (told.hasNonNull(BenchChild.RESULT)) {
                return JSON.treeToValue(told.get(BenchChild.RESULT), answer);
            }
            throw new FailedException(told.path(BenchChild.FAILURE).asText("its process gave no answer"));
        } catch (JsonProcessingException garbled) {
            throw new FailedException("its process gave no answer but '" + last + "'");
        }
    }

    private static List<String> command(String task) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> UNWANTED.stream().noneMatch(option::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BenchChild.class.getName(), task));
        return command;
    }

    /** On Unix a process that a signal ended has the signal's number plus 128. */
    private static String reason(int code) {
        return switch (code) {
            case 128 + 9 -> " (killed; perhaps the machine ran out of memory)";
            case 128 + 4 -> " (an instruction that this processor lacks)";
            case 128 + 6, 128 + 11 -> " (native code crashed)";
            default -> "";
        };
    }

    private static String lastLine(Path errors) throws IOException {
        String text = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8);
        return text.lines()
                .filter(Predicate.not(String::isBlank))
                .reduce((first, second) -> second)
                .map(line -> ": " + line.strip())
                .orElse("");
    }

    private static void forget(Thread killer) {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException endingAlready) {
            // It runs, or has run.
        }
    }
}
