package org.areogan.program.options;

import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** Where metrics are served, for commands that take long. */
public final class MetricsOptions {
    @Option(
            names = "--metrics-port",
            paramLabel = "PORT",
            description = "Serve metrics to Prometheus on this machine's loopback address; 0 takes a free port.")
    private Optional<Integer> port = Optional.empty();

    /** Empty where none are asked for. */
    public OptionalInt port() {
        return port.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
