package org.areogan.trainer.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.engine.Engines;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.Presets;

/** Cross-validations that take a moment. */
final class SmallValidations {
    static final DataSet FRAMES = scenes(18);

    private SmallValidations() {}

    /** Three frames of each scene, with every class. */
    static DataSet scenes(int frames) {
        MemoryDataSet plain = new ProceduralMars(0.5).dataSet(frames, 16, 32, 3);
        List<String> groups =
                IntStream.range(0, frames).mapToObj(index -> "sol " + index / 3).toList();
        return new MemoryDataSet("scenes", ClassSet.ROVER, plain.samples(), groups);
    }

    static RunConfiguration tiny(String... settings) {
        List<String> all = new ArrayList<>(List.of(
                "training.epochs=1", "training.batch=4", "objective.lambda_adv=0", "training.statistics_batches=2"));
        all.addAll(List.of(settings));
        return Presets.reader()
                .resolve(Optional.of("tiny"), "tiny", Optional.empty(), all)
                .configuration();
    }

    static ValidationRequest request(RunConfiguration configuration, int seeds) {
        return new ValidationRequest(configuration, DataSource.of(FRAMES), 3, seeds, Optional.of("big-rock"));
    }

    static boolean run(CrossValidation validation) {
        return validation.run(Engines.nd4j(), new CrossValidation.Observer() {}, () -> false);
    }

    static CrossValidation whole(Path folder, String name, String... settings) {
        CrossValidation validation = CrossValidation.open(folder.resolve(name), request(tiny(settings), 1));
        assertThat(run(validation)).isTrue();
        return validation;
    }
}
