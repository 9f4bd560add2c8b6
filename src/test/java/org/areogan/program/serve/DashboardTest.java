package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.Training;
import org.areogan.trainer.report.TrainingMeters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code .ci/serve/dashboard} has the expressions parsed and answered by Prometheus itself. */
class DashboardTest {
    private static final Path DASHBOARD = Path.of("..", "docs", "operations", "grafana-areogan.json");
    private static final Pattern METRIC = Pattern.compile("\\b(?:areogan|jvm)_[a-z_]+");

    @Test
    void everyMetricOfTheDashboardIsServed(@TempDir Path folder) throws IOException {
        Set<String> served = new TreeSet<>();
        try (Served server = Served.start()) {
            server.post("/v1/segment", Served.png(Served.frame(1)));
            served.addAll(names(new String(server.get("/metrics").body(), StandardCharsets.UTF_8)));
        }
        served.addAll(names(trained(folder)));

        Set<String> shown = expressions().stream()
                .flatMap(each -> METRIC.matcher(each).results())
                .map(found -> found.group())
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(served).containsAll(shown);
    }

    private static List<String> expressions() throws IOException {
        JsonNode dashboard = new ObjectMapper().readTree(DASHBOARD.toFile());
        List<String> expressions = new ArrayList<>();
        dashboard.findValues("expr").forEach(each -> expressions.add(each.asText()));
        dashboard.findValues("definition").forEach(each -> expressions.add(each.asText()));
        return expressions;
    }

    private static String trained(Path folder) {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        TrainingMeters meters = new TrainingMeters();
        meters.bindTo(registry);
        Training.preset("tiny")
                .set("training.epochs", 1)
                .data(new ProceduralMars(0.5).dataSet(16, 16, 32, 1))
                .listener(meters)
                .train(folder.resolve("run"));
        return registry.scrape();
    }

    private static Set<String> names(String metrics) {
        return metrics.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("[{ ]", 2)[0])
                .collect(Collectors.toSet());
    }
}
