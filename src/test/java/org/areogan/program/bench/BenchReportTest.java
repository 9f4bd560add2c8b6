package org.areogan.program.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.areogan.program.bench.BenchTask.Counted;
import org.areogan.program.bench.BenchTask.Measured;
import org.areogan.trainer.bench.BenchWork;
import org.junit.jupiter.api.Test;

class BenchReportTest {
    private static final BenchReport REPORT = BenchReports.report();

    @Test
    void percentilesLieBetweenTheNearestTimes() {
        // NumPy: np.percentile([1, 2, 4, 8], [10, 50, 90]) is [1.3, 3.0, 6.8].
        BenchSpeed speed = BenchSpeed.of(List.of(8.0, 1.0, 4.0, 2.0), 6, OptionalDouble.of(5e6));
        assertThat(speed.tenth()).isCloseTo(1.3, within(1e-12));
        assertThat(speed.median()).isEqualTo(3);
        assertThat(speed.ninetieth()).isCloseTo(6.8, within(1e-12));
        assertThat(speed.framesPerSecond()).isEqualTo(2000);
        assertThat(speed.gigaflops()).hasValue(10);
    }

    @Test
    void aSingleTimeIsItsOwnMedian() {
        BenchSpeed speed = BenchSpeed.of(List.of(7.0), 1, OptionalDouble.empty());
        assertThat(List.of(speed.tenth(), speed.median(), speed.ninetieth())).containsOnly(7.0);
        assertThat(speed.gigaflops()).isEmpty();
    }

    @Test
    void timesOfSeveralProcessesAreTakenTogetherAndTheirLargestPeakIsTold() {
        BenchRow row = BenchRow.of(
                "nd4j",
                1,
                new BenchFrame(16, 32),
                List.of(measured(List.of(1.0, 2.0), 7), measured(List.of(9.0), 8), measured(List.of(3.0, 9.0), 6)),
                Map.of());
        assertThat(row.speeds().values()).hasSize(3).allMatch(speed -> speed.median() == 3);
        assertThat(row.peakBytes()).isEqualTo(8);
    }

    private static Measured measured(List<Double> milliseconds, long peak) {
        return new Measured(
                "",
                Map.of(
                        BenchWork.GAME, milliseconds,
                        BenchWork.UNET, milliseconds,
                        BenchWork.FORWARD, milliseconds),
                peak);
    }

    @Test
    void theTableHasALineForEachRowAndSaysWhatItsFiguresMean() {
        List<String> lines = BenchTable.plain(REPORT).lines().toList();
        assertThat(lines.get(0).replaceAll(" {2,}", "|"))
                .isEqualTo("engine|batch|frame|game ms|U-Net ms|forward ms|game frames/s|U-Net frames/s"
                        + "|forward frames/s|GFLOP/s|of peak|peak MB");
        assertThat(lines.get(1).replaceAll(" {2,}", "|"))
                .isEqualTo("nd4j|16|64x128|400 (320-480)|200 (200-200)|50.0 (50.0-50.0)|40.0|80.0|320|160|50.0%|1500");
        assertThat(lines.get(3)).isEqualTo("other, batch 16, 64x128 failed: it does not start");
        assertThat(lines.get(lines.size() - 1))
                .startsWith("Machine: ")
                .contains(
                        "preset pix2pix",
                        "threads 2",
                        "precision float32",
                        "peak 320 GFLOP/s (a fast kernel by LibTorch 2 on CPU");
    }

    @Test
    void aGpusSpeedIsNoShareOfAProcessorsPeak() {
        assertThat(BenchTable.plain(REPORT).lines().toList().get(2).replaceAll(" {2,}", "|"))
                .startsWith("torch|16|")
                .endsWith("|1600|-|1500");
    }

    @Test
    void markdownIsATableToo() {
        List<String> lines = BenchTable.markdown(REPORT).lines().toList();
        assertThat(lines.subList(0, 4))
                .allSatisfy(line -> assertThat(line.split("\\|", -1)).hasSize(14));
        assertThat(lines.get(1)).startsWith("| --- | ---: |");
        assertThat(lines.subList(5, lines.size())).allMatch(line -> line.startsWith("- "));
    }

    @Test
    void jsonTellsUnitsInItsNames() throws JsonProcessingException {
        JsonNode told = new ObjectMapper().readTree(BenchJson.text(REPORT));
        assertThat(told.path("peak").path("gflops").asDouble()).isEqualTo(320);
        assertThat(told.path("peak").path("kernel").asText()).isEqualTo("a fast kernel");
        JsonNode nd4j = told.path("rows").get(0);
        assertThat(nd4j.path("game").path("median_ms").asDouble()).isEqualTo(400);
        assertThat(nd4j.path("game").path("share_of_peak").asDouble()).isEqualTo(0.5);
        assertThat(nd4j.path("forward").path("flop_per_frame").asDouble()).isEqualTo(1e9);
        assertThat(nd4j.path("peak_memory_bytes").asLong()).isEqualTo(1_500_000_000L);
        assertThat(told.path("rows").get(1).path("game").path("share_of_peak").isNull())
                .isTrue();
        assertThat(told.path("rows").get(2).path("failure").asText()).isEqualTo("it does not start");
    }

    @Test
    void whatAProcessSaysInsteadOfAnAnswerIsItsFailure() {
        assertThatThrownBy(() -> BenchProcess.parse("{\"failure\":\"no such GPU\"}", Counted.class))
                .hasMessage("no such GPU");
        assertThatThrownBy(() -> BenchProcess.parse("", Counted.class)).hasMessageContaining("no answer");
        assertThatThrownBy(() -> BenchProcess.parse("Segmentation fault", Counted.class))
                .hasMessageContaining("Segmentation fault");
    }

    @Test
    void linuxTellsThePeakOfMemoryInKibibytes() {
        assertThat(BenchMemory.parse("VmHWM:\t  123456 kB")).contains(123456L * 1024);
        assertThat(BenchMemory.parse("VmRSS:\t  123456 kB")).isEmpty();
    }
}
