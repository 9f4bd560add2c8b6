package org.areogan.program.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.program.Cli;
import org.areogan.program.shell.ExitCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchCommandTest {
    @TempDir
    Path folder;

    @Test
    void aSmallBenchmarkWritesAllFigures() throws IOException {
        Path file = folder.resolve("bench.json");
        Cli run = Cli.succeed(
                "bench",
                "--preset",
                "tiny",
                "--engine",
                "nd4j",
                "--batch",
                "2",
                "--frame",
                "16x32",
                "--steps",
                "2",
                "--warm-up",
                "1",
                "--threads",
                "1",
                "--format",
                "json",
                "-o",
                file);

        assertThat(run.out().strip()).isEqualTo(file.toString());
        assertThat(run.err()).contains("1 of 2: nd4j, batch 2, 16x32", "2 of 2: the peak");
        JsonNode told = new ObjectMapper().readTree(Files.readString(file));
        assertThat(told.path("threads").asInt()).isEqualTo(1);
        assertThat(told.path("peak").path("gflops").asDouble()).isPositive();
        assertThat(told.path("peak").path("kernel").asText()).containsAnyOf("product", "convolution");
        assertThat(told.path("rows")).hasSize(1);
        JsonNode row = told.path("rows").get(0);
        assertThat(row.path("description").asText()).startsWith("ND4J ").endsWith("1 thread");
        assertThat(row.path("peak_memory_bytes").asLong()).isGreaterThan(50_000_000);
        assertThat(List.of("game", "unet", "forward")).allSatisfy(work -> {
            JsonNode figures = row.path(work);
            assertThat(List.of("median_ms", "p10_ms", "p90_ms", "frames_per_second", "gflops", "share_of_peak"))
                    .allSatisfy(figure ->
                            assertThat(figures.path(figure).asDouble()).isPositive());
            assertThat(figures.path("p10_ms").asDouble())
                    .isLessThanOrEqualTo(figures.path("p90_ms").asDouble());
        });
    }

    @Test
    void whatCannotBeMeasuredIsARowThatSaysWhy() {
        Cli run = Cli.run(
                "bench",
                "--preset",
                "tiny",
                "--engine",
                "nd4j",
                "--batch",
                "2",
                "--frame",
                "16x32",
                "--steps",
                "1",
                "--threads",
                "1",
                "--precision",
                "bfloat16");

        assertThat(run.code()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(run.out()).contains("nd4j, batch 2, 16x32 failed: ", "32-bit floats only", "Machine: ");
        assertThat(run.err()).doesNotContain("the peak");
    }

    @Test
    void withoutAPresetOneThatHasAGameIsMeasured() {
        Cli run = Cli.run(
                "bench",
                "--engine",
                "nd4j",
                "--batch",
                "1",
                "--frame",
                "16x32",
                "--steps",
                "1",
                "--precision",
                "bfloat16");

        assertThat(run.out()).contains("32-bit floats only", "preset pix2pix,");
        assertThat(run.err()).doesNotContain("lambda_adv");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "--engine;tensorflow;--engine is tensorflow;it can be all",
                "--batch;16,0;--batch is 0;1 or above",
                "--steps;0;--steps is 0;1 or above",
                "--warm-up;-1;--warm-up is -1;0 or above",
                "--repeats;0;--repeats is 0;1 or above",
                "--frame;64-128;--frame is '64-128';e.g. 64x128",
                "--frame;64x128,30x64;30x64;32x64",
                "--set;objective.lambda_adv=0;objective.lambda_adv is 0;set it to 1",
                "-o;.;-o . is a folder;name a file",
                "-o;none/such/bench.json;none/such/bench.json;choose another"
            })
    void aMistakeIsNamedWithItsCureBeforeAnythingIsMeasured(String option, String value, String what, String cure) {
        assertThat(Cli.mistake("bench", "--preset", "tiny", option, value)).contains(what, cure);
    }
}
