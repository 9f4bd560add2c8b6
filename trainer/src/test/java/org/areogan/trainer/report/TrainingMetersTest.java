package org.areogan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingMetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TrainingMeters meters = new TrainingMeters();

    @BeforeEach
    void bind() {
        meters.bindTo(registry);
    }

    private double gauge(String name, String... tags) {
        return registry.get("areogan.training." + name).tags(tags).gauge().value();
    }

    @Test
    void stepsAreTimed() {
        meters.stepEnded(SampleRecords.step(1));
        meters.stepEnded(SampleRecords.step(2));
        Timer steps = registry.get("areogan.training.step").timer();
        assertThat(steps.count()).isEqualTo(2);
        assertThat(steps.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(1000);
        assertThat(registry.get("areogan.training.data.wait").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(250);
    }

    @Test
    void lossesSpeedAndProgressAreThoseOfTheLastStep() {
        meters.runStarted(SampleRecords.start(Path.of("run"), true, List.of()));
        meters.stepEnded(SampleRecords.step(12));
        assertThat(gauge("loss", "part", "generator")).isEqualTo(20.5);
        assertThat(gauge("loss", "part", "adversarial")).isEqualTo(0.5);
        assertThat(gauge("loss", "part", "reconstruction")).isEqualTo(0.2);
        assertThat(gauge("loss", "part", "discriminator")).isEqualTo(0.6);
        assertThat(gauge("frames.per.second")).isEqualTo(8);
        assertThat(gauge("learning.rate")).isEqualTo(0.0002);
        assertThat(gauge("epoch")).isEqualTo(2);
        assertThat(gauge("steps")).isEqualTo(12);
        assertThat(gauge("epochs.planned")).isEqualTo(8);
    }

    @Test
    void scoresAreThoseOfTheLastEpoch() {
        meters.runStarted(SampleRecords.start(Path.of("run"), true, List.of()));
        meters.epochEnded(SampleRecords.epoch(2, true));
        assertThat(gauge("iou", "class", "soil")).isCloseTo(0.8, within(1e-12));
        assertThat(gauge("iou", "class", "big-rock")).isNaN();
        assertThat(gauge("mean.iou")).isCloseTo((0.8 + 50.0 / 60 + 32.0 / 52) / 3, within(1e-12));
        assertThat(gauge("validation.loss")).isEqualTo(0.15);
        assertThat(registry.find("areogan.training.iou")
                        .tag("class", "background")
                        .gauge())
                .isNull();
    }

    @Test
    void aRunThatGoesOnKnowsItsLastScore() {
        meters.runStarted(SampleRecords.start(Path.of("run"), true, List.of(SampleRecords.epoch(1, true))));
        assertThat(gauge("validation.loss")).isEqualTo(0.3);
    }

    @Test
    void valuesAreUndefinedBeforeTheFirstStep() {
        meters.runStarted(SampleRecords.start(Path.of("run"), true, List.of()));
        assertThat(gauge("loss", "part", "generator")).isNaN();
        assertThat(gauge("epoch")).isNaN();
        assertThat(gauge("mean.iou")).isNaN();
    }

    @Test
    void memoryIsMeasuredWhenItIsAskedFor() {
        assertThat(gauge("memory.native")).isGreaterThan(1e6);
        assertThat(gauge("memory.heap"))
                .isBetween(1e5, (double) Runtime.getRuntime().totalMemory());
    }

    @Test
    void everyMeterIsDescribedAndNamedAlike() {
        assertThat(registry.getMeters()).extracting(Meter::getId).allSatisfy(id -> {
            assertThat(id.getName()).matches("areogan\\.training(\\.[a-z]+)+");
            assertThat(id.getDescription()).isNotBlank();
        });
        assertThat(registry.get("areogan.training.memory.native")
                        .meter()
                        .getId()
                        .getBaseUnit())
                .isEqualTo("bytes");
        assertThat(registry.get("areogan.training.step").meter().getId().getBaseUnit())
                .isEqualTo("seconds");
    }
}
