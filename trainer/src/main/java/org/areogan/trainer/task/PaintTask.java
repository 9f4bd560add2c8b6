package org.areogan.trainer.task;

import java.nio.file.Path;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.generator.Painter;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.PainterFile;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.PaintObjectives;
import org.areogan.trainer.validation.PaintValidation;
import org.areogan.trainer.validation.Validation;

/** Mask to frame, the reverse game; a trained segmenter reads what is painted. */
final class PaintTask extends ReadTask {
    PaintTask() {
        super("paint");
    }

    @Override
    public GameObjectives objectives(Parameters parameters, RunConfiguration configuration, TrainingData data) {
        return new PaintObjectives(parameters, configuration, data.batchShape(configuration), data.normalization());
    }

    @Override
    public Validation validation(
            Engine engine, RunConfiguration configuration, TrainingData data, Parameters generator, Path segmenter) {
        ClassSet classes = data.training().classes();
        int noise = configuration.painting().noise();
        return new PaintValidation(
                new Painter(configuration.generator(), classes, noise, data.normalization(), generator, engine),
                Segmenter.open(segmenter, engine),
                configuration,
                data);
    }

    @Override
    public void export(Path file, TrainedNetworks networks) {
        new PainterFile(
                        networks.configuration().generator(),
                        networks.classes(),
                        networks.configuration().painting().noise(),
                        networks.normalization(),
                        networks.yaml(),
                        networks.provenance(),
                        networks.metrics(),
                        networks.generator())
                .write(file);
    }

    @Override
    public String adviceOnLostGame(RunConfiguration configuration) {
        return "";
    }
}
