package org.areogan.trainer.loop;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.areogan.discriminator.Discriminator;
import org.areogan.engine.Engine;
import org.areogan.engine.NpyArray;
import org.areogan.engine.Parameters;
import org.areogan.engine.Workers;
import org.areogan.engine.graph.StateNames;
import org.areogan.files.Sha256;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.TrainingState;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.CleanStatistics;
import org.areogan.trainer.game.Game;
import org.areogan.trainer.game.LogitGradients;
import org.areogan.trainer.game.StepRates;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.task.Task;
import org.areogan.trainer.teacher.MeanTeacher;
import org.areogan.trainer.validation.Validation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The networks of a run with all that is learnt: the owner of their native memory. */
public final class Players implements AutoCloseable {
    private final boolean averaged;
    private final Parameters parameters;
    private final Parameters evaluated;
    private final Game game;
    private final Validation validation;
    private final Optional<CleanStatistics> statistics;
    private final Optional<MeanTeacher> teacher;
    private final LogitGradients gradients;
    private final Workers workers;

    /**
     * @param segmenter the file that the run has kept, for tasks that keep one
     * @param stepsPerEpoch of the run
     */
    public Players(
            Engine engine,
            Task task,
            RunConfiguration configuration,
            TrainingData data,
            Path segmenter,
            int stepsPerEpoch) {
        this(engine, task, configuration, data, segmenter, stepsPerEpoch, Workers.ALONE);
    }

    /**
     * The same with a part of every batch.
     *
     * @param configuration with the whole batch
     */
    public Players(
            Engine engine,
            Task task,
            RunConfiguration configuration,
            TrainingData data,
            Path segmenter,
            int stepsPerEpoch,
            Workers workers) {
        this.workers = workers;
        RunConfiguration own = partOf(configuration, workers);
        averaged = configuration.training().averageDecay() > 0;
        parameters = new Parameters(DataType.FLOAT);
        task.prepare(parameters, segmenter);
        GameObjectives objectives = task.objectives(parameters, own, data);
        game = new Game(engine, objectives, workers);
        evaluated = parameters.copy(GameObjectives.GENERATOR + "/");
        statistics = configuration.training().statisticsBatches() == 0
                ? Optional.empty()
                : Optional.of(new CleanStatistics(
                        engine, objectives, evaluated, data.cleanBatches(configuration, engine.threads())));
        teacher = data.unlabelled()
                .map(frames -> new MeanTeacher(
                        engine, game.session(), parameters, configuration, data, frames, stepsPerEpoch));
        RunConfiguration labelled = ConfigurationReader.over(
                        "the run's configuration", own, List.of("unlabelled.batch=0"))
                .configuration();
        gradients = new LogitGradients(engine, copy -> task.objectives(copy, labelled, data));
        validation = task.validation(engine, configuration, data, evaluated, segmenter);
    }

    /** The same with what one worker has of a batch. */
    public static RunConfiguration partOf(RunConfiguration configuration, Workers workers) {
        if (workers.isAlone()) {
            return configuration;
        }
        return ConfigurationReader.over(
                        "the run's configuration",
                        configuration,
                        List.of("training.batch=" + configuration.training().batch() / workers.count()))
                .configuration();
    }

    /** One line for each network. */
    public List<String> descriptions(RunConfiguration configuration) {
        List<String> lines = new ArrayList<>();
        lines.add(line(
                GameObjectives.GENERATOR,
                UNet.describe(parameters, GameObjectives.GENERATOR, configuration.generator())));
        if (configuration.isAdversarial()) {
            lines.add(line(
                    GameObjectives.DISCRIMINATOR,
                    Discriminator.of(configuration.discriminator())
                            .describe(parameters, GameObjectives.DISCRIMINATOR)));
        }
        return lines;
    }

    private String line(String network, String description) {
        return String.format(
                Locale.ROOT,
                "%s: %s; %,d parameters",
                network,
                description.lines().findFirst().orElse(""),
                parameters.trainedCount(network + "/"));
    }

    public Game game() {
        return game;
    }

    /**
     * The whole batch of a step: the labelled frames and, where a teacher labels others, these behind them.
     *
     * @param step of the whole run, from 1; the one before has been made
     */
    Batch batch(Batch labelled, long step) {
        if (!workers.isAlone()) {
            float[] total = {(float) labelled.total()};
            workers.average(total);
            return labelled.asPart(total[0]);
        }
        return teacher.map(each -> each.completed(labelled, step)).orElse(labelled);
    }

    /** How the generator does as it is evaluated, see {@link #refresh}. */
    Validation validation() {
        return validation;
    }

    /** The parameters that {@link #validation()} runs with; not to be closed by the caller. */
    public Parameters evaluated() {
        return evaluated;
    }

    /**
     * How hard the adversary pulls at the logits; nothing of the training changes.
     *
     * @param batch of labelled frames
     * @param step of the whole run
     */
    OptionalDouble gradientRatio(Batch batch, long step, StepRates rates) {
        game.session().synchronize();
        return gradients.ratio(parameters, batch, step, rates);
    }

    /** A copy of the discriminator's parameters, which the caller closes; nothing if there is none. */
    public Optional<Parameters> discriminator() {
        if (parameters.trainedNames(GameObjectives.DISCRIMINATOR + "/").isEmpty()) {
            return Optional.empty();
        }
        game.session().synchronize();
        return Optional.of(parameters.copy(GameObjectives.DISCRIMINATOR + "/"));
    }

    /**
     * Brings the generator that is evaluated and exported up to date: the moving average where one is kept, with batch
     * norm's statistics collected anew where that is asked for.
     */
    void refresh() {
        game.session().synchronize();
        evaluated.names().forEach(name -> evaluated.get(name).assign(parameters.get(name)));
        if (averaged) {
            Map<String, INDArray> state = game.session().state();
            try {
                for (String name : evaluated.names()) {
                    INDArray average = state.get(StateNames.average(name));
                    if (average != null) {
                        evaluated.get(name).assign(average);
                    }
                }
            } finally {
                state.values().forEach(INDArray::close);
            }
        }
        statistics.ifPresent(CleanStatistics::collect);
    }

    /** The SHA-256 of all parameters and statistics. */
    byte[] hash() {
        game.session().synchronize();
        MessageDigest digest = Sha256.digest();
        parameters.names().forEach(name -> {
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update(NpyArray.toBytes(parameters.get(name)));
        });
        return digest.digest();
    }

    /** Whether every parameter is a finite number; a step whose gradient overflowed leaves others behind. */
    boolean areFinite() {
        game.session().synchronize();
        return parameters.names().stream()
                .allMatch(
                        name -> Double.isFinite(parameters.get(name).sumNumber().doubleValue()));
    }

    /** A copy of everything that is learnt; the caller closes it. */
    public Checkpoint checkpoint(TrainingState state) {
        game.session().synchronize();
        Map<String, INDArray> learnt = new LinkedHashMap<>();
        parameters.names().forEach(name -> learnt.put(name, parameters.get(name).dup()));
        return new Checkpoint(state, learnt, game.session().state());
    }

    /** Takes back what {@link #checkpoint} gave. */
    public void restore(Checkpoint checkpoint) {
        checkpoint.parameters().forEach((name, array) -> parameters.get(name).assign(array));
        game.session().restore(checkpoint.session());
    }

    @Override
    public void close() {
        validation.close();
        teacher.ifPresent(MeanTeacher::close);
        statistics.ifPresent(CleanStatistics::close);
        evaluated.close();
        game.close();
        parameters.close();
    }
}
