package org.areogan.program.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.junit.jupiter.api.Test;

class ProgressListenerTest {
    private static final Losses LOSSES = new Losses(terms());

    private static Map<String, Double> terms() {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put("generator", 2.85);
        terms.put("reconstruction", 0.0183);
        terms.put("adversarial", 1.02);
        terms.put("features", 0.5);
        terms.put("discriminator", 1.24);
        return terms;
    }

    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();
    private final ProgressListener listener = new ProgressListener(new PrintWriter(text, true), false, nanos::get);

    private void start(boolean adversarial) {
        listener.runStarted(new RunStart(
                Path.of("run"),
                "nd4j",
                List.of(),
                ClassSet.ROVER,
                2,
                100,
                16,
                1600,
                400,
                List.of("frames 3, 7: the same pixels"),
                List.of(),
                adversarial,
                List.copyOf(LOSSES.terms().keySet()),
                "",
                0,
                List.of()));
    }

    private void step(long step, double atSeconds) {
        nanos.set((long) (atSeconds * 1e9));
        listener.stepEnded(new StepRecord(1, step, (int) step, 1e-3, LOSSES, 16, 0.1, 0));
    }

    @Test
    void awayFromATerminalALineEveryTenSecondsTellsLossesAndTimeLeft() {
        start(true);
        for (int step = 1; step <= 50; step++) {
            step(step, step);
        }

        assertThat(text.toString().lines()).hasSize(7);
        assertThat(text.toString().lines().skip(2).findFirst())
                .hasValue("epoch 1/2 step 10/100  G 2.850 (reconstruction 0.0183, adversarial 1.0200, features 0.5000) "
                        + " D 1.240  0:03:10 left");
    }

    @Test
    void withoutADiscriminatorThereIsOneLoss() {
        start(false);
        step(10, 10);
        assertThat(text.toString()).contains("loss 2.8500").doesNotContain("adversarial");
    }

    @Test
    void ofTwoStagesEveryLineTellsWhichRuns() {
        for (int stage = 1; stage <= 2; stage++) {
            listener.stageBegan(stage, 2);
            start(false);
            step(10, 10.0 * stage);
            listener.runEnded(new RunEnd(RunEnd.Reason.FINISHED, 2, 20, ""));
        }
        assertThat(text.toString())
                .contains(
                        "stage 1 of 2, 1600 frames to train on",
                        "stage 1 of 2, epoch 1/2 step 10/100",
                        "stage 2 of 2, epoch 1/2 step 10/100");
        text.getBuffer().setLength(0);
        start(false);
        assertThat(text.toString()).doesNotContain("stage");
    }

    @Test
    void anEpochIsALineWithItsScore() {
        start(true);
        ConfusionMatrix matrix = new ConfusionMatrix(ClassSet.ROVER);
        matrix.add(1, 1, 3);
        matrix.add(1, 2, 1);
        listener.epochEnded(new EpochRecord(
                1, 100, 1e-3, LOSSES, 0.5, matrix, true, 12.34, 130, 0, 0, OptionalDouble.of(0.125), List.of()));

        // Soil has an IoU of 3/4, bedrock of 0; the other classes do not occur.
        assertThat(text.toString())
                .contains("epoch 1/2 ", "adversarial gradient 0.13 of the rest", "mean IoU 0.3750 (best)", "12.3 s");
    }

    @Test
    void adviceIsToldAtOnce() {
        start(true);

        listener.advised("the discriminator has won");

        assertThat(text.toString()).endsWith("advice: the discriminator has won" + System.lineSeparator());
    }

    @Test
    void theNetworksAreToldBeforeTheFirstStep() {
        listener.runStarted(new RunStart(
                Path.of("run"),
                "nd4j",
                List.of("generator: U-Net 3-4; 1,234 parameters"),
                ClassSet.ROVER,
                2,
                100,
                16,
                1600,
                400,
                List.of("frames 3, 7: the same pixels"),
                List.of("312 of 1600 training frames are synthetic (paste 312)"),
                true,
                List.copyOf(LOSSES.terms().keySet()),
                "",
                0,
                List.of()));

        assertThat(text.toString())
                .startsWith("warning: frames 3, 7: the same pixels" + System.lineSeparator()
                        + "generator: U-Net 3-4; 1,234 parameters")
                .endsWith("312 of 1600 training frames are synthetic (paste 312)" + System.lineSeparator());
    }
}
