package org.areogan.program.bench;

import java.util.List;
import java.util.Map;
import org.areogan.engine.EngineSettings;
import org.areogan.program.bench.BenchTask.Fastest;
import org.areogan.program.bench.BenchTask.Measured;
import org.areogan.trainer.bench.BenchPeak;
import org.areogan.trainer.bench.BenchWork;

/** A report with round figures: nd4j on the processor, torch on a GPU, and a third that does not start. */
final class BenchReports {
    private static final BenchFrame FRAME = new BenchFrame(64, 128);
    private static final String PROCESSOR = "ND4J 1 on CPU, binary plain, Some Processor, 2 threads";

    private BenchReports() {}

    static BenchReport report() {
        BenchPlan plan = new BenchPlan(
                "pix2pix",
                "seed: 1\n",
                EngineSettings.withThreads(2),
                List.of("nd4j", "torch", "other"),
                List.of(16),
                List.of(FRAME),
                1,
                3,
                1);
        Map<BenchWork, Double> flop = Map.of(BenchWork.GAME, 4e9, BenchWork.UNET, 2e9, BenchWork.FORWARD, 1e9);
        return new BenchReport(
                plan,
                new BenchReference(
                        List.of(
                                new Fastest(PROCESSOR, new BenchPeak("a slow kernel", 200)),
                                new Fastest("LibTorch 2 on CPU, Some Processor", new BenchPeak("a fast kernel", 320))),
                        List.of(flop)),
                List.of(
                        BenchRow.of("nd4j", 16, FRAME, List.of(measured(PROCESSOR, 1)), flop),
                        BenchRow.of("torch", 16, FRAME, List.of(measured("LibTorch 2 on GPU, Some GPU", 10)), flop),
                        BenchRow.failed("other", 16, FRAME, "it does not start")));
    }

    private static Measured measured(String engine, double speed) {
        return new Measured(
                engine,
                Map.of(
                        BenchWork.GAME, List.of(500 / speed, 400 / speed, 300 / speed),
                        BenchWork.UNET, List.of(200 / speed, 200 / speed, 200 / speed),
                        BenchWork.FORWARD, List.of(50 / speed, 50 / speed, 50 / speed)),
                1_500_000_000L);
    }
}
