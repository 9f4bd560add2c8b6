package org.areogan.engine.device;

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

/**
 * Has work done in a process of its own with the Java, class path and options of this one: where native code must not meet
 * other native code, or what is measured must not be disturbed. The process ends with this one at the latest.
 */
public final class JavaProcess {
    /** What would slow the other process down, or fight with this one over a port or a file. */
    private static final List<String> UNWANTED = List.of(
            "-javaagent",
            "-agentlib",
            "-agentpath",
            "-Xrun",
            "-Xdebug",
            "-Dcom.sun.management.",
            "-Xlog:",
            "-Xloggc:",
            "-XX:StartFlightRecording",
            "-XX:FlightRecorderOptions",
            "-XX:LogFile=",
            "-XX:ArchiveClassesAtExit=",
            "-XX:+AutoCreateSharedArchive");

    private JavaProcess() {}

    /**
     * How a process ended.
     *
     * @param code 0 if it went well
     * @param out what it wrote to standard output
     * @param complaint the last line that it wrote to standard error; empty if there is none
     */
    public record Ended(int code, String out, String complaint) {
        /** Why there is no answer, for people, where the code is not 0. */
        public String failure() {
            return "its process ended with " + code + reason(code) + (complaint.isEmpty() ? "" : ": " + complaint);
        }

        /** The last line of standard output, where answers stand; libraries may have written above it. */
        public String answer() {
            return lastLine(out);
        }
    }

    /**
     * Runs a class's {@code main} and waits for its end.
     *
     * @param input all that it finds on standard input
     * @throws InterruptedException if this thread is interrupted; the process is ended
     * @throws UncheckedIOException if no process can be started
     */
    public static Ended run(Class<?> main, List<String> arguments, byte[] input) throws InterruptedException {
        try {
            Path errors = Files.createTempFile("areogan-", ".log");
            try {
                ProcessBuilder builder = builder(main, arguments).redirectError(Redirect.to(errors.toFile()));
                return ended(builder.start(), input, errors);
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A process that will run a class's {@code main}, its standard streams as pipes; whoever starts it sees to its end. */
    public static ProcessBuilder builder(Class<?> main, List<String> arguments) {
        ProcessBuilder builder = new ProcessBuilder(command(main, arguments));
        // Not on the command line: onnxruntime 1.29 crashes at its start where that has 4096 bytes or more.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    private static Ended ended(Process process, byte[] input, Path errors) throws IOException, InterruptedException {
        Thread killer = new Thread(process::destroyForcibly, "areogan-process-end");
        Runtime.getRuntime().addShutdownHook(killer);
        try {
            // A process that ends before it has read its input breaks the pipe; its exit code says more.
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException ended) {
                process.destroy();
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.waitFor();
            return new Ended(code, out, lastLine(new String(Files.readAllBytes(errors), StandardCharsets.UTF_8)));
        } finally {
            process.destroyForcibly();
            forget(killer);
        }
    }

    private static List<String> command(Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(wanted(ManagementFactory.getRuntimeMXBean().getInputArguments()));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }

    /** Options of this Java that another one is to have, too. A log in no file would mix with its answer. */
    static List<String> wanted(List<String> options) {
        return options.stream()
                .filter(option -> UNWANTED.stream().noneMatch(option::startsWith) || isSilencing(option))
                .toList();
    }

    private static boolean isSilencing(String option) {
        return option.equals("-Xlog:disable") || (option.startsWith("-Xlog:") && option.endsWith("=off"));
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

    private static String lastLine(String text) {
        return text.lines()
                .filter(Predicate.not(String::isBlank))
                .reduce("", (first, second) -> second)
                .strip();
    }

    private static void forget(Thread killer) {
        try {
            Runtime.getRuntime().removeShutdownHook(killer);
        } catch (IllegalStateException endingAlready) {
            // It runs, or has run.
        }
    }
}
