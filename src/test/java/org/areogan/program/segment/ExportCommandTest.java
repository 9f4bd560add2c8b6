package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.engine.Engines;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.ProceduralMars;
import org.junit.jupiter.api.Test;

class ExportCommandTest extends SegmentIntoFolder {
    @Test
    void aFavouredClassIsFoundMoreOftenByItsOddsAndTheModelSaysSo() {
        Path favouring = folder.resolve("favouring.areogan");
        Cli.succeed("export", Landscapes.model(), "-o", favouring, "--favour", "big-rock=1.5");
        Frame frame = new ProceduralMars(0.9).scene(4, 16, 32).frame();
        int rock = ClassSet.ROVER.named("big-rock").id();

        Prediction before = prediction(Landscapes.model(), frame);
        Prediction after = prediction(favouring, frame);

        for (int column = 0; column < 32; column += 5) {
            double odds = before.probability(9, column, rock) / before.probability(9, column, 1);
            assertThat(after.probability(9, column, rock) / after.probability(9, column, 1))
                    .isCloseTo((float) (odds * Math.exp(1.5)), withinPercentage(0.1));
        }
        try (ModelFile file = ModelFile.read(favouring)) {
            assertThat(file.provenance()).containsEntry("favoured", "big-rock=1.5");
        }
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", folder.resolve("a"), "--favour", "lava=1"))
                .contains("there is no class 'lava'");
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", folder.resolve("a"), "--favour", "big-rock"))
                .contains("--favour big-rock does not read CLASS=SHIFT, e.g. big-rock=0.8");
        assertThat(folder.resolve("a")).doesNotExist();
    }

    @Test
    void severalClassesAreFavouredWithCommasOrByRepeating() {
        Path commas = folder.resolve("commas.areogan");
        Path repeated = folder.resolve("repeated.areogan");
        Cli.succeed("export", Landscapes.model(), "-o", commas, "--favour", "big-rock=1.5,sand=-0.5");
        Cli.succeed("export", Landscapes.model(), "-o", repeated, "--favour", "big-rock=1.5", "--favour", "sand=-0.5");
        try (ModelFile file = ModelFile.read(commas);
                ModelFile other = ModelFile.read(repeated)) {
            assertThat(file.provenance()).containsEntry("favoured", "big-rock=1.5 sand=-0.5");
            assertThat(other.provenance()).containsEntry("favoured", "big-rock=1.5 sand=-0.5");
        }
        Frame frame = new ProceduralMars(0.9).scene(4, 16, 32).frame();
        int rock = ClassSet.ROVER.named("big-rock").id();
        int sand = ClassSet.ROVER.named("sand").id();
        Prediction before = prediction(Landscapes.model(), frame);
        Prediction after = prediction(commas, frame);
        double odds = before.probability(9, 5, rock) / before.probability(9, 5, sand);
        assertThat(after.probability(9, 5, rock) / after.probability(9, 5, sand))
                .isCloseTo((float) (odds * Math.exp(2)), withinPercentage(0.1));
    }

    private static Prediction prediction(Path model, Frame frame) {
        try (Segmenter segmenter = Segmenter.open(model, Engines.nd4j())) {
            return segmenter.predict(frame);
        }
    }

    @Test
    void anExportedModelSegmentsAsTheWholeOneAndIsNotOverwrittenUnasked() throws IOException {
        Path frame = picture("a.png", 16, 32);
        Path small = folder.resolve("small.areogan");
        assertThat(Cli.succeed("export", Landscapes.model(), "-o", small).out().strip())
                .isEqualTo(small.toString());
        assertThat(Files.size(small)).isLessThan(Files.size(Landscapes.model()));
        Path other = folder.resolve("other");
        Cli.succeed("segment", "--model", small, frame, "-o", other, "--threads", "1");
        segment(frame, "--threads", "1");
        assertThat(other.resolve("masks").resolve("a.png"))
                .hasSameBinaryContentAs(out.resolve("masks").resolve("a.png"));
        assertThat(Cli.mistake("export", Landscapes.model(), "-o", small))
                .contains(small + " exists already; choose another file with -o, or overwrite with --force");
    }
}
