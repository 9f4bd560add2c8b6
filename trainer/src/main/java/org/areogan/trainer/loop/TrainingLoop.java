package org.areogan.trainer.loop;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.areogan.engine.Engines;
import org.areogan.engine.Workers;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.data.BatchLoader;
import org.areogan.trainer.data.ClassWeighting;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunEnd.Reason;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.game.StepPipeline;
import org.areogan.trainer.game.StepRates;
import org.areogan.trainer.validation.ValidationScore;

/** The whole of a training: epochs of steps, each epoch scored, recorded and told to the listeners. */
public final class TrainingLoop {
    private final RunStart start;
    private final RunConfiguration configuration;
    private final TrainingData data;
    private final Players players;
    private final BatchLoader batches;
    private final Progress progress;
    private final Recorder recorder;
    private final List<TrainingListener> listeners;
    private final BooleanSupplier stop;
    private final Workers workers;
    private final Agreement agreement;
    private final LearningRate learningRate;
    private final BestEpoch best;
    private final Advice advice;
    private final long begun = System.nanoTime();

    public TrainingLoop(
            RunStart start,
            RunConfiguration configuration,
            TrainingData data,
            Players players,
            BatchLoader batches,
            Progress progress,
            Recorder recorder,
            List<TrainingListener> listeners,
            BooleanSupplier stop,
            Workers workers) {
        this.workers = workers;
        this.agreement = new Agreement(workers, players);
        this.start = start;
        this.configuration = configuration;
        this.data = data;
        this.players = players;
        this.batches = batches;
        this.progress = progress;
        this.recorder = recorder;
        this.listeners = List.copyOf(listeners);
        this.stop = stop;
        this.learningRate = new LearningRate(configuration.schedule(), start.epochs(), start.stepsPerEpoch());
        this.best = new BestEpoch(
                configuration.training().bestBy(), configuration.training().stopAfter());
        this.advice = new Advice(configuration);
        progress.history().forEach(this::remember);
    }

    public RunEnd run() {
        tell(listener -> listener.runStarted(start));
        if (progress.step() == 0) {
            recorder.checkpoint(progress, false);
        }
        recorder.share(workers);
        // From here on nobody is waited for with patience, and others have yet to build what the first one has built.
        workers.together();
        while (progress.epoch() <= start.epochs() && !best.isTimeToStop()) {
            Optional<RunEnd> broken = steps();
            if (broken.isPresent()) {
                return end(broken.get());
            }
            if (!players.areFinite()) {
                return end(ended(
                        Reason.DIVERGED, advice.onDivergence(progress.sums().means(), progress)));
            }
            agreement.requireSameWeights(progress.step());
            if (workers.isFirst()) {
                players.refresh();
                endEpoch(score());
            } else {
                followEpoch(agreement.hear(start.classes()));
            }
        }
        boolean early = progress.epoch() <= start.epochs();
        return end(ended(early ? Reason.STOPPED_EARLY : Reason.FINISHED, ""));
    }

    /** The steps that are left of this epoch. Empty when they were all made, otherwise why they were not. */
    private Optional<RunEnd> steps() {
        weighClasses();
        batches.startEpoch(progress.epoch(), progress.stepInEpoch());
        int left = start.stepsPerEpoch() - progress.stepInEpoch();
        try (StepPipeline pipeline =
                new StepPipeline(players.game(), step -> players.batch(batches.next(), step), left)) {
            while (pipeline.hasMore()) {
                pipeline.begin(progress.step() + pipeline.underWay() + 1, this::rates);
                boolean drain = isCheckpointDue(progress.step() + pipeline.underWay());
                Optional<RunEnd> broken = endSteps(pipeline, drain);
                if (broken.isPresent()) {
                    return broken;
                }
                if (drain) {
                    Optional<RunEnd> stopped = checkpoint();
                    if (stopped.isPresent()) {
                        return stopped;
                    }
                }
            }
            return endSteps(pipeline, true);
        }
    }

    /** Adaptive weights follow from the epoch before, which checkpoints hold, so that resumed runs have the same. */
    private void weighClasses() {
        ObjectiveOptions objective = configuration.objective();
        List<EpochRecord> before = progress.history();
        if (objective.classWeights() == ClassWeights.ADAPTIVE && !before.isEmpty()) {
            Scores scores = Scores.of(before.get(before.size() - 1).validation());
            ClassSet classes = data.training().classes();
            double[] iou = classes.classes().stream()
                    .mapToDouble(each -> scores.iou(each.id(), each.scored() ? Reading.LEFT_OUT : Reading.KEPT))
                    .toArray();
            batches.weigh(ClassWeighting.adapted(classes, data.classPixels(), objective, iou));
        }
    }

    /** @param all whether to wait for those that the engine may still be busy with */
    private Optional<RunEnd> endSteps(StepPipeline pipeline, boolean all) {
        while (pipeline.underWay() > 0 && (all || pipeline.isFull())) {
            StepPipeline.Ended ended = pipeline.end();
            if (advice.isDivergence(ended.losses())) {
                return Optional.of(ended(Reason.DIVERGED, advice.onDivergence(ended.losses(), progress)));
            }
            progress.stepEnded(ended.losses(), start.batch(), ended.seconds());
            StepRecord record = new StepRecord(
                    progress.epoch(),
                    progress.step(),
                    progress.stepInEpoch(),
                    ended.learningRate(),
                    ended.losses(),
                    start.batch(),
                    ended.seconds(),
                    ended.dataWaitSeconds());
            tell(listener -> listener.stepEnded(record));
        }
        return Optional.empty();
    }

    private boolean isCheckpointDue(long step) {
        int every = configuration.training().checkpointEvery();
        return stop.getAsBoolean() || (every > 0 && step % every == 0);
    }

    /** Why the run ends here, if it does. */
    private Optional<RunEnd> checkpoint() {
        if (!players.areFinite()) {
            return Optional.of(
                    ended(Reason.DIVERGED, advice.onDivergence(progress.sums().means(), progress)));
        }
        agreement.requireSameWeights(progress.step());
        recorder.checkpoint(progress, false);
        workers.together();
        return stop.getAsBoolean() ? Optional.of(ended(Reason.INTERRUPTED, "")) : Optional.empty();
    }

    private StepRates rates(long step) {
        double factor = learningRate.factor(step);
        double over = (step - 1) / ((double) start.epochs() * start.stepsPerEpoch());
        return new StepRates(
                configuration.generatorOptimizer().learningRate() * factor,
                configuration.discriminatorOptimizer().learningRate() * factor,
                configuration.objective().instanceNoise() * (1 - over),
                (step - 1) / start.stepsPerEpoch() + 1
                                < configuration.objective().adversarialFrom()
                        ? 0
                        : 1);
    }

    private EpochRecord score() {
        long before = System.nanoTime();
        ValidationScore score = data.validation().size() == 0
                ? ValidationScore.none(data.training().classes())
                : players.validation().score(pictured());
        double meanIou = Scores.of(score.matrix()).meanIou(Reading.LEFT_OUT);
        OptionalDouble ratio = gradientRatio();
        return new EpochRecord(
                progress.epoch(),
                progress.step(),
                rates(progress.step()).generator(),
                progress.sums().means(),
                score.loss(),
                score.matrix(),
                data.validation().size() > 0 && best.wouldBeBest(best.score(score.loss(), meanIou)),
                progress.sums().seconds() + seconds(before),
                progress.sums().framesPerSecond(),
                Engines.nativeBytes(),
                Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(),
                ratio,
                score.samples());
    }

    /**
     * On the first batch of the epoch, which does not depend on where a run was gone on with, and with the full weight of the
     * adversarial loss even before the epoch from which it counts.
     */
    private OptionalDouble gradientRatio() {
        if (!configuration.isAdversarial() || configuration.task() != RunConfiguration.Task.SEGMENT) {
            return OptionalDouble.empty();
        }
        StepRates rates = rates(progress.step());
        batches.startEpoch(progress.epoch(), 0);
        return players.gradientRatio(
                batches.next(),
                progress.step(),
                new StepRates(rates.generator(), rates.discriminator(), rates.noise()));
    }

    /** Which validation frames this epoch pictures: always the same, spread evenly. */
    private Set<Integer> pictured() {
        RunConfiguration.Training training = configuration.training();
        boolean last = progress.epoch() == start.epochs();
        if (progress.epoch() % training.samplesEvery() != 0 && progress.epoch() != 1 && !last) {
            return Set.of();
        }
        int frames = data.validation().size();
        int wanted = Math.min(training.samples(), frames);
        return IntStream.range(0, wanted).mapToObj(i -> i * frames / wanted).collect(Collectors.toSet());
    }

    private void endEpoch(EpochRecord record) {
        advice.onEpoch(record).ifPresent(words -> tell(listener -> listener.advised(words)));
        remember(record);
        progress.epochEnded(record);
        // The model first: a run that dies in between writes it again, while one whose checkpoint is newer would not.
        recorder.exportModels(record);
        recorder.checkpoint(progress, record.best());
        tell(listener -> listener.epochEnded(record));
        agreement.tell(record);
    }

    private void followEpoch(EpochRecord record) {
        remember(record);
        progress.epochEnded(record);
    }

    private void remember(EpochRecord record) {
        double meanIou = Scores.of(record.validation()).meanIou(Reading.LEFT_OUT);
        double score = best.score(record.validationLoss(), meanIou);
        learningRate.epochEnded(
                switch (configuration.schedule().plateauBy()) {
                    case BEST_BY -> score;
                    case MEAN_IOU -> meanIou;
                });
        best.epochEnded(score);
    }

    private RunEnd ended(Reason reason, String words) {
        return new RunEnd(reason, progress.history().size(), seconds(begun), words);
    }

    private RunEnd end(RunEnd end) {
        recorder.end(end);
        tell(listener -> listener.runEnded(end));
        return end;
    }

    private void tell(Consumer<TrainingListener> what) {
        listeners.forEach(what);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
