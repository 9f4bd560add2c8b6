package org.areogan.program.serve.meters;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.areogan.program.serve.batching.QueueListener;
import org.areogan.program.serve.batching.ServedModel;
import org.bytedeco.javacpp.Pointer;

/** Latency by route and outcome, queues, batches, memory and the engine, at {@code /metrics}. */
public final class ServerMeters implements AutoCloseable {
    private static final String START = "areogan.start";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** @param engine that computes, e.g. {@code torch} */
    public ServerMeters(String engine) {
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        Gauge.builder("areogan.serve.engine", () -> 1)
                .description("Always 1; the label names what computes.")
                .tag("engine", engine)
                .register(registry);
        Gauge.builder("areogan.serve.memory.process", Pointer::physicalBytes)
                .description("Memory of the process that is in use, the Java heap's share included.")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    /** @param requests that have come and are not answered yet */
    public void underWay(LongSupplier requests) {
        Gauge.builder("areogan.serve.requests.under.way", requests::getAsLong)
                .description("Requests that have come and are not answered yet.")
                .register(registry);
    }

    /** @param held bytes that the bodies of all requests under way take */
    public void bodies(LongSupplier held) {
        Gauge.builder("areogan.serve.bodies", held::getAsLong)
                .description("Memory that the bodies of requests take until they are read as pictures.")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    /** Hears of a model's batches. */
    public QueueListener batches(String model) {
        DistributionSummary frames = DistributionSummary.builder("areogan.serve.batch.frames")
                .description("Frames that were segmented together.")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32)
                .tag("model", model)
                .register(registry);
        Timer time = Timer.builder("areogan.serve.batch.time")
                .description("What a batch took in the network.")
                .tag("model", model)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry);
        return (count, nanoseconds) -> {
            frames.record(count);
            time.record(Duration.ofNanos(nanoseconds));
        };
    }

    public void watch(ServedModel model) {
        Gauge.builder("areogan.serve.queue.frames", model, ServedModel::waiting)
                .description("Frames that wait.")
                .tag("model", model.name())
                .register(registry);
    }

    /** Measures every request from here on, and serves what was measured. */
    public void add(RoutesConfig routes) {
        routes.before(context -> context.attribute(START, System.nanoTime()));
        routes.get(
                "/metrics",
                context -> context.contentType("text/plain; version=0.0.4; charset=utf-8")
                        .result(registry.scrape()));
        routes.after(this::record);
    }

    private void record(Context context) {
        Long start = context.attribute(START);
        if (start == null) {
            return;
        }
        Timer.builder("areogan.serve.request.time")
                .description("From the request's head to its answer.")
                .tag("route", route(context))
                .tag("status", Integer.toString(context.statusCode()))
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofMillis(1))
                .maximumExpectedValue(Duration.ofMinutes(1))
                .register(registry)
                .record(Duration.ofNanos(System.nanoTime() - start));
    }

    /** The pattern, not the path: anyone can ask for any number of paths. */
    private static String route(Context context) {
        return context.endpoints().list().stream()
                .filter(each -> each.method.isHttpMethod())
                .map(each -> each.path)
                .findFirst()
                .orElse("none");
    }

    @Override
    public void close() {
        registry.close();
    }
}
