package org.areogan.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A command that serves metrics. They are read by HTTP when it first writes to standard output: its work is done then, but Spark
 * still tells of it.
 *
 * @param metrics as Prometheus reads them
 */
public record Watched(OneMachine.Ended ended, String metrics) {
    private static final Pattern ADDRESS = Pattern.compile("metrics are at (\\S+)");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** @param told whether metrics have all that standard error tells; what is there after a minute is taken otherwise */
    public static Watched spark(Predicate<Watched> told, String... words) {
        StringWriter err = new StringWriter();
        Reading out = new Reading(err, told);
        String[] all = Stream.concat(Arrays.stream(words), Stream.of("--metrics-port", "0"))
                .toArray(String[]::new);
        int code = AreoganSpark.run(new PrintWriter(out, true), new PrintWriter(err, true), all);
        return new Watched(new OneMachine.Ended(code, out.text.toString(), err.toString()), out.metrics);
    }

    /** The sum over all labels of what stands behind a name, of lines with all of these in them. */
    public double sum(String name, String... labels) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Arrays.stream(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static final class Reading extends Writer {
        private final StringWriter text = new StringWriter();
        private final StringWriter err;
        private final Predicate<Watched> told;
        private String metrics = "";

        Reading(StringWriter err, Predicate<Watched> told) {
            this.err = err;
            this.told = told;
        }

        @Override
        public void write(char[] characters, int from, int length) {
            Matcher address = ADDRESS.matcher(err.toString());
            if (text.toString().isEmpty() && address.find()) {
                Instant end = Instant.now().plus(PATIENCE);
                do {
                    metrics = read(address.group(1));
                } while (!told.test(new Watched(new OneMachine.Ended(0, "", err.toString()), metrics))
                        && Instant.now().isBefore(end));
            }
            text.write(characters, from, length);
        }

        private static String read(String address) {
            try {
                return HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                        .body();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
