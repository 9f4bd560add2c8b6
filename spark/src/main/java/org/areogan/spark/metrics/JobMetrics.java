package org.areogan.spark.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.spark.SparkContext;
import org.areogan.program.shell.MetricsServer;

/** Serves a job's metrics until it is closed; nothing at all where none are asked for. */
public final class JobMetrics implements AutoCloseable {
    private final Optional<MetricsServer> server;

    private JobMetrics(Optional<MetricsServer> server) {
        this.server = server;
    }

    /**
     * To be called before Spark starts, and closed after it has stopped.
     *
     * @param port empty if no metrics are asked for; 0 takes any free one
     * @param err where the address is told
     * @throws org.areogan.files.UserException if the port is taken, or none
     */
    public static JobMetrics start(OptionalInt port, PrintWriter err) {
        if (port.isEmpty()) {
            return new JobMetrics(Optional.empty());
        }
        MetricsServer server = MetricsServer.start(port.getAsInt());
        new DriverMeters().bindTo(server.registry());
        err.println("metrics are at " + server.address());
        return new JobMetrics(Optional.of(server));
    }

    /** Serves more than is known of every job. */
    public void add(MeterBinder meters) {
        server.ifPresent(each -> meters.bindTo(each.registry()));
    }

    /** Hears of executors and tasks from here on. */
    public void watch(SparkContext context) {
        server.ifPresent(each -> listeners(context, each.registry()));
    }

    private static void listeners(SparkContext context, MeterRegistry registry) {
        ExecutorTags tags = new ExecutorTags(ExecutorTags.MOST);
        context.addSparkListener(new TaskMeters(registry, tags));
        context.addSparkListener(new ExecutorMeters(registry, tags));
    }

    @Override
    public void close() {
        server.ifPresent(MetricsServer::close);
    }
}
