package org.areogan.trainer.task;

import java.nio.file.Path;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.areogan.trainer.validation.SegmentValidation;
import org.areogan.trainer.validation.Validation;

/** Frame to mask. */
class SegmentTask implements Task {
    @Override
    public void requireSegmenter(Optional<Path> segmenter) {
        segmenter.ifPresent(file -> {
            throw new UserException("--segmenter " + file + " judges a painter, but the task is segment; use"
                    + " --preset paint or --set task=paint, or leave --segmenter out");
        });
    }

    @Override
    public void requireFit(Optional<Path> segmenter, TrainingData data) {}

    @Override
    public Optional<Path> keptSegmenter(RunFolder folder) {
        return Optional.empty();
    }

    @Override
    public GameObjectives objectives(Parameters parameters, RunConfiguration configuration, TrainingData data) {
        return new SegmentObjectives(
                parameters,
                configuration,
                data.batchShape(configuration),
                !data.training().labelSets().isEmpty());
    }

    @Override
    public Validation validation(
            Engine engine, RunConfiguration configuration, TrainingData data, Parameters generator, Path segmenter) {
        ClassSet classes = data.training().classes();
        return new SegmentValidation(
                new Segmenter(configuration.generator(), classes, data.normalization(), generator, engine),
                configuration,
                data);
    }

    /** A segmenter, with the discriminator of that moment. */
    @Override
    public void export(Path file, TrainedNetworks networks) {
        Optional<Parameters> discriminator = networks.discriminator().get();
        try {
            new ModelFile(
                            networks.configuration().generator(),
                            networks.classes(),
                            networks.normalization(),
                            networks.yaml(),
                            networks.provenance(),
                            networks.metrics(),
                            networks.generator(),
                            discriminator)
                    .write(file);
        } finally {
            discriminator.ifPresent(Parameters::close);
        }
    }

    @Override
    public String adviceOnLostGame(RunConfiguration configuration) {
        ObjectiveOptions options = configuration.objective();
        return "more objective.real_smoothing (now " + options.realSmoothing() + ") or objective.instance_noise (now "
                + options.instanceNoise() + "), ";
    }
}
