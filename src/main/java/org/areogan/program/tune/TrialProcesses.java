package org.areogan.program.tune;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.areogan.engine.device.JavaProcess;
import org.areogan.files.UserException;
import org.areogan.program.options.PassedArguments;
import org.areogan.program.shell.ExitCodes;
import org.areogan.trainer.tuning.TrialEnd;
import org.areogan.trainer.tuning.TrialScorer;
import org.areogan.trainer.tuning.TrialTask;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/**
 * Scores each trial in a process of its own: side by side in one process, trainings would share their engine's threads and its
 * generators of chance, so that their bits would depend on each other's pace.
 */
final class TrialProcesses implements TrialScorer {
    private static final String THREADS = "--threads";
    private static final long LOOK_EVERY_MILLISECONDS = 100;

    /**
     * On Unix, 128 and the number of SIGINT or SIGTERM: what a terminal or a machine that shuts down sends to all processes at
     * once. It may reach a trial before this process.
     */
    private static final Set<Integer> ENDED_BY_SIGNAL = Set.of(ExitCodes.INTERRUPTED, 128 + 15);

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Whoever reads a pipe must not wait for another. */
    private static final Executor A_THREAD_EACH = reader -> {
        Thread thread = new Thread(reader, "areogan-trial-output");
        thread.setDaemon(true);
        thread.start();
    };

    private final List<String> arguments;
    private final PrintWriter err;

    /** @param arguments of {@link TrialChild} */
    TrialProcesses(List<String> arguments, PrintWriter err) {
        this.arguments = List.copyOf(arguments);
        this.err = err;
    }

    /**
     * What each process is to be given of a command's arguments.
     *
     * @param data where the frames lie
     * @param threads of each
     */
    static List<String> arguments(ParseResult parsed, String data, int threads) {
        CommandSpec child = TrialChild.parser(new TrialChild()).getCommandSpec();
        List<String> arguments = new ArrayList<>(List.of(THREADS + "=" + threads));
        arguments.addAll(PassedArguments.of(parsed, child, Set.of(THREADS)));
        arguments.add("--");
        arguments.add(data);
        return arguments;
    }

    @Override
    public Optional<TrialEnd> score(TrialTask task, BooleanSupplier stop) {
        String name = "trial " + task.number();
        try {
            Process process = JavaProcess.builder(TrialChild.class, arguments).start();
            try {
                return answer(name, ended(process, name, TrialMessage.of(task), stop), stop);
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(name + " has no process", failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private JavaProcess.Ended ended(Process process, String name, TrialMessage message, BooleanSupplier stop)
            throws IOException, InterruptedException {
        CompletableFuture<String> answer =
                CompletableFuture.supplyAsync(() -> text(process.getInputStream()), A_THREAD_EACH);
        CompletableFuture<String> complaint =
                CompletableFuture.supplyAsync(() -> told(process.getErrorStream(), name), A_THREAD_EACH);
        try (OutputStream in = process.getOutputStream()) {
            in.write((JSON.writeValueAsString(message) + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
            while (!stop.getAsBoolean() && !process.waitFor(LOOK_EVERY_MILLISECONDS, TimeUnit.MILLISECONDS)) {
                // It trains.
            }
        } catch (IOException broken) {
            // It has ended before it read its input; its exit code says more.
            process.destroy();
        }
        int code = process.waitFor();
        return new JavaProcess.Ended(code, answer.join(), complaint.join());
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Passes lines on as they come. @return the last one */
    private String told(InputStream stream, String name) {
        String last = "";
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                err.println(name + ": " + line);
                last = line;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return last;
    }

    static Optional<TrialEnd> answer(String name, JavaProcess.Ended ended, BooleanSupplier stop)
            throws JsonProcessingException {
        if (ended.code() == 0) {
            JsonNode answer = JSON.readTree(ended.answer());
            if (answer.has(TrialChild.FAILURE)) {
                throw new UserException(answer.get(TrialChild.FAILURE).asText());
            }
            return answer.has(TrialChild.END)
                    ? Optional.of(JSON.treeToValue(answer.get(TrialChild.END), TrialEnd.class))
                    : Optional.empty();
        }
        if (stop.getAsBoolean() || ENDED_BY_SIGNAL.contains(ended.code())) {
            return Optional.empty();
        }
        throw new UserException(name + ": " + ended.failure()
                + "; the same command goes on, perhaps with more memory (AREOGAN_JAVA_OPTS=-Xmx4g, for each trial), or"
                + " begin a search with a smaller --parallel in another folder");
    }
}
