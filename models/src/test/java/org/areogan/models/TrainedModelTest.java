package org.areogan.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.engine.Engines;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainedModelTest {
    @TempDir
    private Path folder;

    @Test
    void curiositySegmentsFramesOfAnySize() {
        try (Segmenter segmenter = TrainedModel.CURIOSITY.open(Engines.nd4j())) {
            assertThat(segmenter.classes()).isEqualTo(ClassSet.ROVER);
            Mask mask = segmenter.segment(new Frame(37, 50, new float[37 * 50]));
            assertThat(mask.height()).isEqualTo(37);
            assertThat(mask.width()).isEqualTo(50);
        }
    }

    @ParameterizedTest
    @EnumSource
    void filesAreSmallAndSayWhereTheyComeFrom(TrainedModel model) throws Exception {
        Path file = folder.resolve("model.areogan");
        model.copyTo(file);
        assertThat(Files.size(file)).isLessThan(4_000_000);
        try (ModelFile read = ModelFile.read(file)) {
            assertThat(read.discriminator()).isEmpty();
            assertThat(read.provenance()).containsKeys("data", "data_fingerprint", "seed", "areogan");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cardsTellOfDataScoresAndFailures(TrainedModel model) {
        assertThat(model.card()).contains("## Data", "## Scores", "## Where it fails", "## Made again");
    }
}
