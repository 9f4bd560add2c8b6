package org.areogan.trainer.task;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Parameters;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.FirstStage;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.game.objective.GameObjectives;

/** Frame to mask by a network that corrects what a first of its kind, trained before, says. */
final class CorrectTask extends SegmentTask {
    private static final String GENERATOR = GameObjectives.GENERATOR + "/";

    private final RunConfiguration configuration;

    CorrectTask(RunConfiguration configuration) {
        this.configuration = configuration;
    }

    /** One may be given, and is then the first stage; otherwise the run trains it. */
    @Override
    public void requireSegmenter(Optional<Path> segmenter) {}

    @Override
    public Optional<Path> keptSegmenter(RunFolder folder) {
        return Optional.of(folder.segmenter()).filter(Files::exists);
    }

    @Override
    public Optional<SavedConfiguration> firstStage() {
        return Optional.of(
                ConfigurationReader.over("the run's configuration", configuration, List.of("generator.stages=1"))
                        .saved());
    }

    @Override
    public void requireFit(Optional<Path> segmenter, TrainingData data) {
        segmenter.ifPresent(path -> {
            try (ModelFile model = ModelFile.readGenerator(path)) {
                model.requireClasses(data.training().classes());
                UNet.Options wanted = configuration.generator().firstStage();
                if (!model.options().runsAs(wanted)) {
                    throw new UserException("a first stage is a network of the same kind as the second, " + wanted
                            + ", it is " + model.options()
                            + "; give the run its keys below generator, or leave --segmenter out");
                }
                if (!model.normalization().equals(data.normalization())) {
                    throw new UserException("the first stage's brightness is normalised by "
                            + model.normalization().words() + ", this run's by "
                            + data.normalization().words()
                            + "; train both on the same frames or both with frame.normalization: frame, or leave"
                            + " --segmenter out");
                }
            } catch (UserException mismatch) {
                throw new UserException("--segmenter " + path + ": " + mismatch.getMessage(), mismatch);
            }
        });
    }

    /** The first stage's parameters, under the name that the second knows them by. */
    @Override
    public void prepare(Parameters parameters, Path segmenter) {
        try (ModelFile model = ModelFile.readGenerator(segmenter)) {
            Parameters first = model.parameters();
            for (String name : first.names()) {
                String own = GENERATOR + FirstStage.NAME + "/" + name.substring(GENERATOR.length());
                parameters.add(own, first.get(name).dup(), false);
            }
        }
    }
}
