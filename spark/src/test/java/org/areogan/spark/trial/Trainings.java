package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.files.Sha256;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.Presets;
import org.areogan.trainer.configuration.ResolvedConfiguration;
import org.areogan.trainer.crossvalidation.CrossValidation;
import org.areogan.trainer.crossvalidation.ValidationRequest;

/** Small data and quick trainings, and what one machine makes of them. */
final class Trainings {
    static final String ENGINE = Engines.REFERENCE;
    static final int FOLDS = 2;

    private static final List<String> SETTINGS = List.of(
            "training.epochs=2", "training.batch=4", "objective.lambda_adv=0", "training.statistics_batches=2");

    private Trainings() {}

    /** Twelve frames. */
    static Path data(Path folder) {
        Path data = folder.resolve("mars.npz");
        PairArchive.write(data, new ProceduralMars(0.5).dataSet(12, 16, 32, 3));
        return data;
    }

    static ResolvedConfiguration configuration() {
        return Presets.reader().resolve(Optional.of("tiny"), "tiny", Optional.empty(), SETTINGS);
    }

    /** The same as arguments. */
    static List<String> settings() {
        List<String> words = new ArrayList<>(List.of("--preset", "tiny"));
        SETTINGS.forEach(each -> words.addAll(List.of("--set", each)));
        return words;
    }

    /** As {@code areogan validate --folds 2 --threads 1} does. */
    static CrossValidation onOneMachine(Path data, Path folder, int seeds) {
        CrossValidation validation = CrossValidation.open(
                folder,
                new ValidationRequest(
                        configuration().configuration(), DataSource.of(data), FOLDS, seeds, Optional.empty()));
        assertThat(validation.run(
                        Engines.start(ENGINE, EngineSettings.withThreads(1)),
                        new CrossValidation.Observer() {},
                        () -> false))
                .isTrue();
        return validation;
    }

    /** Sums of all files that no time of day or duration is in. */
    static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(file -> !file.startsWith(TrainingTask.FOLDERS))
                    .filter(file -> file.toString().matches("(.*/)?[^/]*\\.(md|yaml|csv|txt|png)|.*model.areogan|[^/]*\\.json"))
                    .forEach(file -> sums.put(file.toString(), Sha256.of(folder.resolve(file))));
        }
        return sums;
    }
}
