package org.areogan.trainer;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.Presets;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.RunOutputs;

/**
 * Training from a program of one's own: a preset with a few values changed, data, a folder.
 *
 * <pre>{@code
 * TrainingResult result = Training.preset("small")
 *         .set("training.epochs", 3)
 *         .data(frames)
 *         .train(Path.of("run"));
 * }</pre>
 *
 * <p>The folder gets what {@code areogan train} leaves: configuration, checkpoints, metrics, pictures, report and model.
 * Values are not copied: each method changes this object and gives it back.
 */
public final class Training {
    private final String preset;
    private final List<String> settings = new ArrayList<>();
    private final List<TrainingListener> listeners = new ArrayList<>();
    private Optional<DataSource> data = Optional.empty();
    private Optional<Path> segmenter = Optional.empty();
    private Optional<Engine> engine = Optional.empty();
    private BooleanSupplier stop = () -> false;

    private Training(String preset) {
        this.preset = preset;
    }

    /** @param preset by name, e.g. {@code small}, or the path of a file with every key; one that there is not is told of by {@link #train} */
    public static Training preset(String preset) {
        return new Training(preset);
    }

    /**
     * Changes one value of the preset.
     *
     * @param key e.g. {@code training.epochs}
     * @param value a number, a text, a truth value or a list of them
     */
    public Training set(String key, Object value) {
        settings.add(key + "=" + value);
        return this;
    }

    /** Frames in memory, of any classes. */
    public Training data(DataSet frames) {
        return data(DataSource.of(frames));
    }

    /** Files of any layout, with the rover's five classes. */
    public Training data(Path path) {
        return data(DataSource.of(path));
    }

    /** Files with other classes, named scenes or frames left out. */
    public Training data(DataSource source) {
        data = Optional.of(source);
        return this;
    }

    /** The trained segmenter that judges a painter; only with {@code task: paint}. */
    public Training segmenter(Path model) {
        segmenter = Optional.of(model);
        return this;
    }

    /** What computes; usually the fastest engine that starts here. */
    public Training engine(Engine chosen) {
        engine = Optional.of(chosen);
        return this;
    }

    /** Hears of everything on the thread that trains; closed at the end. */
    public Training listener(TrainingListener listener) {
        listeners.add(listener);
        return this;
    }

    /** Asked after each step; once it says yes a checkpoint is written and the training ends, to be gone on with. */
    public Training stopWhen(BooleanSupplier asked) {
        stop = asked;
        return this;
    }

    /**
     * Trains until the last epoch, an early stop, trouble, or until {@link #stopWhen} says so.
     *
     * @param folder of the run, new or without one
     * @throws UserException naming what is wrong with preset, values, data or folder; nothing is written then
     */
    public TrainingResult train(Path folder) {
        DataSource source = data.orElseThrow(
                () -> new UserException("there is nothing to train on; hand over frames, or a path, with data(...)"));
        return run(TrainingRun.create(
                folder,
                Presets.reader()
                        .resolve(Optional.of(preset), preset, Optional.empty(), settings)
                        .saved(),
                source,
                segmenter));
    }

    /**
     * Goes on with a run that was stopped; the finished one equals the unbroken one to the bit. Preset and values are the
     * run's, and those of this object are not looked at; data is needed only if the run was trained on frames in memory.
     *
     * @throws UserException if there is no run in the folder or the data is not the run's
     */
    public TrainingResult resume(Path folder) {
        return run(
                data.isPresent()
                        ? TrainingRun.resume(folder, Kept.LAST, data.get())
                        : TrainingRun.resume(folder, Kept.LAST));
    }

    private TrainingResult run(TrainingRun run) {
        Engine computing =
                engine.orElseGet(() -> Engines.choose(EngineSettings.standard()).engine());
        List<TrainingListener> all = new ArrayList<>(listeners);
        all.addAll(RunOutputs.listeners(run.folder(), Clock.systemUTC()));
        EpochHistory history = new EpochHistory();
        all.add(history);
        try {
            RunEnd end = run.train(computing, all, stop);
            return new TrainingResult(
                    end, history.epochs(), run.folder().path(), run.folder().model());
        } finally {
            Collections.reverse(all);
            all.forEach(TrainingListener::close);
        }
    }
}
