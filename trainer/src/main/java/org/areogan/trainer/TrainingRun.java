package org.areogan.trainer;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.engine.Workers;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.data.BatchLoader;
import org.areogan.trainer.data.ClassWeighting;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.loop.Players;
import org.areogan.trainer.loop.Progress;
import org.areogan.trainer.loop.TrainingLoop;
import org.areogan.trainer.task.Task;
import org.areogan.trainer.task.Tasks;

/**
 * A training, new or gone on with. Everything that decides it lies in its folder, so that resuming needs nothing else.
 */
public final class TrainingRun {
    private final RunFolder folder;
    private final RunFacts facts;
    private final SavedConfiguration saved;
    private final RunConfiguration configuration;
    private final Optional<Kept> resumed;
    private final Task task;
    private final Optional<Path> segmenter;

    private TrainingRun(
            RunFolder folder,
            RunFacts facts,
            SavedConfiguration saved,
            Optional<Kept> resumed,
            Optional<Path> segmenter) {
        this.folder = folder;
        this.facts = facts;
        this.saved = saved;
        this.configuration = saved.configuration();
        this.resumed = resumed;
        this.task = Tasks.of(configuration);
        this.segmenter = resumed.isPresent() ? task.keptSegmenter(folder) : segmenter;
        task.requireSegmenter(this.segmenter);
    }

    /**
     * Begins a run.
     *
     * @throws UserException if the folder holds a run already or cannot be written
     */
    public static TrainingRun create(Path folder, SavedConfiguration configuration, DataSource data) {
        return create(folder, configuration, data, Optional.empty());
    }

    /**
     * Begins a run that may need a segmenter.
     *
     * @param segmenter model file of what judges a painter, or of the first of two stages; copied into the folder, so that
     *     resuming needs it no more
     * @throws UserException also if the run paints and there is no segmenter, or has no use for one
     */
    public static TrainingRun create(
            Path folder, SavedConfiguration configuration, DataSource data, Optional<Path> segmenter) {
        return new TrainingRun(
                RunFolder.create(folder),
                RunFacts.of(configuration.configuration().classes().applied(data)),
                configuration,
                Optional.empty(),
                segmenter);
    }

    /**
     * Goes on with a run; the finished one equals the unbroken one to the bit.
     *
     * @param from the checkpoint to go on from
     * @throws UserException if there is no run in the folder, or it was trained on frames in memory
     */
    public static TrainingRun resume(Path folder, Kept from) {
        return resume(folder, from, Optional.empty());
    }

    /**
     * Goes on with a run whose frames were in memory or lie elsewhere by now.
     *
     * @param data the same frames; whether they are is found out before the first step
     * @throws UserException if there is no run in the folder
     */
    public static TrainingRun resume(Path folder, Kept from, DataSource data) {
        return resume(folder, from, Optional.of(data));
    }

    /**
     * Goes on with the run in a folder, or begins it where there is none yet.
     *
     * @param configuration of a new run; a run that is there keeps its own
     * @param data the frames, wherever they are by now
     */
    public static TrainingRun takeUp(Path folder, SavedConfiguration configuration, DataSource data) {
        return RunFolder.holdsRun(folder) ? resume(folder, Kept.LAST, data) : create(folder, configuration, data);
    }

    private static TrainingRun resume(Path folder, Kept from, Optional<DataSource> data) {
        RunFolder opened = RunFolder.open(folder);
        SavedConfiguration saved = SavedConfiguration.parse(
                opened.readConfiguration(), opened.configuration().toString());
        // A run whose first stage is not done has no checkpoint yet, and is gone on with from there; one that was given
        // its first stage has kept it.
        boolean inFirstStage = opened.isInFirstStage();
        return new TrainingRun(
                opened,
                RunFacts.read(opened.facts(), data),
                saved,
                inFirstStage ? Optional.empty() : Optional.of(from),
                inFirstStage ? Tasks.of(saved.configuration()).keptSegmenter(opened) : Optional.empty());
    }

    public RunFolder folder() {
        return folder;
    }

    public RunConfiguration configuration() {
        return configuration;
    }

    /** Whether the run that is gone on with had come to its end; then going on from its last checkpoint changes nothing. */
    public boolean isFinished() {
        return resumed.equals(Optional.of(Kept.LAST)) && facts.finished();
    }

    public DataSource data() {
        return facts.data();
    }

    /**
     * Trains until the last epoch, an early stop, trouble, or until asked to stop; then the step under way is ended and
     * a checkpoint written.
     *
     * @param listeners told of everything on the calling thread, in this order; not closed
     * @param stop asked after each step
     */
    public RunEnd train(Engine engine, List<TrainingListener> listeners, BooleanSupplier stop) {
        return train(engine, Workers.ALONE, listeners, stop);
    }

    /** The same as the first of several workers. */
    RunEnd train(Engine engine, Workers workers, List<TrainingListener> listeners, BooleanSupplier stop) {
        if (resumed.isPresent()) {
            resumption().requireInPlace();
        }
        return train(TrainingData.open(facts.data(), configuration), engine, workers, listeners, stop);
    }

    /**
     * The same on frames that are in memory already.
     *
     * @param opened this run's data by this run's configuration
     */
    RunEnd train(TrainingData opened, Engine engine, List<TrainingListener> listeners, BooleanSupplier stop) {
        return train(opened, engine, Workers.ALONE, listeners, stop);
    }

    private RunEnd train(
            TrainingData opened,
            Engine engine,
            Workers workers,
            List<TrainingListener> listeners,
            BooleanSupplier stop) {
        TrainingData data = normalised(opened);
        OpenedRun run = new OpenedRun(folder, saved, task, data, engine, workers);
        Optional<Checkpoint> checkpoint = resumed.map(folder::resume);
        try {
            checkpoint.ifPresent(kept -> resumption().requireSame(kept.state(), configuration, data));
            double[] weights =
                    ClassWeighting.weights(data.training().classes(), data.classPixels(), configuration.objective());
            task.requireFit(segmenter, data);
            configuration.objective().requireLosses(!data.training().labelSets().isEmpty());
            Optional<FirstStageTraining> first = firstStage(data);
            // Before anything is written: another one may not be able to begin.
            workers.together();
            if (resumed.isPresent()) {
                // Where the frames lay may have changed; the next time nobody need say so.
                AtomicFile.writeString(folder.facts(), facts.placed(data).text());
            } else {
                segmenter.ifPresentOrElse(folder::keepSegmenter, folder::forgetSegmenter);
                folder.begin(
                        saved.yaml(), facts.with(data, engine, configuration).text());
            }
            Optional<RunEnd> untrained = trained(first, opened, engine, listeners, stop);
            if (untrained.isPresent()) {
                return untrained.get();
            }
            if (task.firstStage().isPresent()) {
                listeners.forEach(listener -> listener.stageBegan(2, 2));
            }
            try (BatchLoader batches = run.batches(weights);
                    Players players = run.players(batches)) {
                checkpoint.ifPresent(players::restore);
                Progress progress =
                        checkpoint.map(kept -> new Progress(kept.state())).orElseGet(Progress::new);
                RunStart start = run.start(players, batches, progress);
                RunRecorder recorder = new RunRecorder(folder, facts, start, configuration, task, data, players);
                return new TrainingLoop(
                                start,
                                configuration,
                                data,
                                players,
                                batches,
                                progress,
                                recorder,
                                listeners,
                                stop,
                                workers)
                        .run();
            }
        } finally {
            checkpoint.ifPresent(Checkpoint::close);
        }
    }

    private Resumption resumption() {
        return new Resumption(folder, facts.data());
    }

    /** What has to be trained first; nothing where it is there. */
    private Optional<FirstStageTraining> firstStage(TrainingData data) {
        if (segmenter.isPresent()) {
            return Optional.empty();
        }
        return task.firstStage()
                .map(first -> new FirstStageTraining(folder.firstStage(), first, facts.data(), data.fingerprint()));
    }

    /** Trains it, and keeps it. @return how that ended, if it did not come to its end */
    private Optional<RunEnd> trained(
            Optional<FirstStageTraining> first,
            TrainingData data,
            Engine engine,
            List<TrainingListener> listeners,
            BooleanSupplier stop) {
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Optional<RunEnd> untrained = first.get().train(data, engine, listeners, stop);
        if (untrained.isEmpty()) {
            folder.keepSegmenter(first.get().model());
        }
        return untrained;
    }

    /** Of the data that a run which was there before was trained on. */
    Optional<String> fingerprint() {
        return facts.fingerprint();
    }

    private TrainingData normalised(TrainingData data) {
        if (resumed.isEmpty()) {
            return data;
        }
        return data.normalizedBy(facts.normalization().orElseGet(data::summedPixelByPixel));
    }
}
