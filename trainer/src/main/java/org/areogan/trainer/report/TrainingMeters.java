package org.areogan.trainer.report;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A training as Micrometer meters, all named {@code areogan.training.*}. A gauge is NaN until its first value is known.
 * Bind it before the run starts; losses and classes get their gauges once it tells which there are.
 */
public final class TrainingMeters implements MeterBinder, TrainingListener {
    private static final String PREFIX = "areogan.training.";

    private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();
    private final List<Timer> stepTimers = new CopyOnWriteArrayList<>();
    private final List<Timer> waitTimers = new CopyOnWriteArrayList<>();
    private volatile int plannedEpochs;
    private volatile @Nullable StepRecord step;
    private volatile @Nullable EpochRecord epoch;
    private volatile @Nullable Scores scores;

    @Override
    public void bindTo(MeterRegistry registry) {
        stepTimers.add(Timer.builder(PREFIX + "step")
                .description("Time of a training step, the wait for its batch included")
                .register(registry));
        waitTimers.add(Timer.builder(PREFIX + "data.wait")
                .description("Time that a training step waits for its batch")
                .register(registry));
        bindProgress(registry);
        registries.add(registry);
        bindMeans(registry);
        bindMemory(registry);
    }

    private void bindProgress(MeterRegistry registry) {
        gauge(registry, "epoch", "Epoch under way, from 1", Tags.empty(), () -> of(step, StepRecord::epoch));
        gauge(registry, "epochs.planned", "Epochs planned in all", Tags.empty(), () -> (double) plannedEpochs);
        gauge(registry, "steps", "Steps done in all", Tags.empty(), () -> of(step, StepRecord::step));
        gauge(
                registry,
                "frames.per.second",
                "Frames trained on per second, in the last step",
                Tags.empty(),
                () -> of(step, last -> last.frames() / last.seconds()));
        gauge(
                registry,
                "learning.rate",
                "Learning rate of the generator",
                Tags.empty(),
                () -> of(step, StepRecord::learningRate));
    }

    private static double bytesInHeap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void bindLoss(MeterRegistry registry, String term) {
        gauge(
                registry,
                "loss",
                "Loss of the last step: what each player makes smaller, and the terms that it is made of",
                Tags.of("part", term),
                () -> of(step, last -> last.losses().of(term)));
    }

    private void bindMeans(MeterRegistry registry) {
        gauge(
                registry,
                "validation.loss",
                "Mean reconstruction loss on the validation frames",
                Tags.empty(),
                () -> of(epoch, EpochRecord::validationLoss));
        gauge(
                registry,
                "mean.iou",
                "Mean intersection over union of the scored classes, 0 to 1",
                Tags.empty(),
                () -> of(scores, known -> known.meanIou(Reading.LEFT_OUT)));
    }

    private void bindClass(MeterRegistry registry, TerrainClass scored) {
        gauge(
                registry,
                "iou",
                "Intersection over union on the validation frames, 0 to 1",
                Tags.of("class", scored.name()),
                () -> of(scores, known -> known.iou(scored.id(), Reading.LEFT_OUT)));
    }

    private void bindMemory(MeterRegistry registry) {
        Gauge.builder(PREFIX + "memory.native", Pointer::physicalBytes)
                .description("Memory of the process that is in use, the Java heap's share included")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
        Gauge.builder(PREFIX + "memory.heap", TrainingMeters::bytesInHeap)
                .description("Java heap in use")
                .baseUnit(BaseUnits.BYTES)
                .register(registry);
    }

    private static void gauge(
            MeterRegistry registry, String name, String description, Tags tags, Supplier<Number> value) {
        Gauge.builder(PREFIX + name, value).description(description).tags(tags).register(registry);
    }

    private static <T> double of(@Nullable T record, ToDoubleFunction<T> value) {
        return record == null ? Double.NaN : value.applyAsDouble(record);
    }

    @Override
    public void runStarted(RunStart start) {
        plannedEpochs = start.epochs();
        for (MeterRegistry registry : registries) {
            start.losses().forEach(term -> bindLoss(registry, term));
            start.classes().scored().forEach(each -> bindClass(registry, each));
        }
        if (!start.history().isEmpty()) {
            remember(start.history().get(start.history().size() - 1));
        }
    }

    @Override
    public void stepEnded(StepRecord ended) {
        step = ended;
        stepTimers.forEach(timer -> timer.record(duration(ended.seconds())));
        waitTimers.forEach(timer -> timer.record(duration(ended.dataWaitSeconds())));
    }

    @Override
    public void epochEnded(EpochRecord ended) {
        remember(ended);
    }

    private void remember(EpochRecord ended) {
        epoch = ended;
        scores = Scores.of(ended.validation());
    }

    private static Duration duration(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }
}
