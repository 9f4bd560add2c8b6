package org.areogan.trainer.task;

import java.nio.file.Path;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.generator.Inpainter;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.InpainterFile;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.InpaintObjectives;
import org.areogan.trainer.validation.InpaintValidation;
import org.areogan.trainer.validation.Validation;

/** Pieces of the rarest class into holes of frames; a trained segmenter reads what is painted. */
final class InpaintTask extends ReadTask {
    InpaintTask() {
        super("inpaint");
    }

    @Override
    public GameObjectives objectives(Parameters parameters, RunConfiguration configuration, TrainingData data) {
        return new InpaintObjectives(
                parameters,
                configuration,
                data.batchShape(configuration),
                data.normalization(),
                data.painted().id());
    }

    @Override
    public Validation validation(
            Engine engine, RunConfiguration configuration, TrainingData data, Parameters generator, Path segmenter) {
        return new InpaintValidation(
                new Inpainter(
                        configuration.generator(),
                        data.painted().name(),
                        configuration.inpainting().rim(),
                        configuration.inpainting().noise(),
                        data.normalization(),
                        generator,
                        engine),
                Segmenter.open(segmenter, engine),
                configuration,
                data);
    }

    @Override
    public void export(Path file, TrainedNetworks networks) {
        new InpainterFile(
                        networks.configuration().generator(),
                        networks.classes(),
                        networks.painted(),
                        networks.configuration().inpainting().rim(),
                        networks.configuration().inpainting().noise(),
                        networks.normalization(),
                        networks.yaml(),
                        networks.provenance(),
                        networks.metrics(),
                        networks.generator())
                .write(file);
    }

    @Override
    public String adviceOnLostGame(RunConfiguration configuration) {
        return "more inpainting.jitter (now " + configuration.inpainting().jitter() + "), ";
    }
}
