package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.generator.Segmenter;
import org.areogan.synth.Tiny;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.split.Split;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofTest {
    private static final TerrainClass ROCK = ClassSet.ROVER.named("big-rock");
    private static final MemoryDataSet REAL = new ProceduralMars(0.7).dataSet(16, 16, 32, 61);
    private static final MemoryDataSet TEST = new ProceduralMars(0.7).dataSet(5, 16, 32, 62);
    private static final Engine ENGINE = Engines.nd4j(1);
    private static final int STEPS = 2;

    @TempDir
    Path folder;

    private final List<String> begun = new ArrayList<>();

    private static Optional<Path> archive(ProofRow row, Path folder) {
        Path archive = folder.resolve("synthetic.npz");
        if (!Files.exists(archive)) {
            List<Integer> training = Split.of(REAL, 0.25, 1).training();
            PairArchive.write(
                    archive, row != ProofRow.OVERSAMPLED ? REAL : Oversampled.of(REAL, training, ROCK.id(), 6));
        }
        return Optional.of(archive);
    }

    private boolean run(Proof proof, BooleanSupplier stop) {
        return proof.run(
                ProofTest::archive,
                TEST,
                STEPS,
                ENGINE,
                List::of,
                (row, seed) -> begun.add(row.word() + "-" + seed),
                stop);
    }

    private static Proof proof(Path folder, int seeds, ProofRow... rows) {
        return new Proof(folder, List.of(rows), seeds, ROCK, more -> {
            List<String> settings = new ArrayList<>(List.of("split.seed=1"));
            settings.addAll(more);
            return Tiny.saved(settings);
        });
    }

    @Test
    void theTableIsWhatTheModelsSeeInTheTestFrames() {
        Proof proof = proof(folder, 2, ProofRow.REAL, ProofRow.OVERSAMPLED);
        assertThat(run(proof, () -> false)).isTrue();
        assertThat(begun).containsExactly("real-1", "oversampled-1", "real-2", "oversampled-2");

        ProofTable table = proof.table(ClassSet.ROVER);
        assertThat(folder.resolve("proof.md")).hasContent(proof.markdown(ClassSet.ROVER));
        int trained = Split.of(REAL, 0.25, 1).training().size();
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0)).contains(Integer.toString(trained), "2");
        assertThat(table.rows().get(1)).contains(Integer.toString(trained + 6), "2");
        for (TerrainClass each : ClassSet.ROVER.scored()) {
            int column = table.header().indexOf(each.name() + " IoU");
            assertThat(table.rows().get(0).get(column)).isEqualTo(spread("real", each.id()));
            assertThat(table.rows().get(1).get(column)).isEqualTo(spread("oversampled", each.id()));
        }
        assertThat(ProofScore.read(folder.resolve("scores/oversampled-2.json")).steps())
                .isEqualTo(STEPS);

        begun.clear();
        assertThat(run(proof, () -> false)).isTrue();
        assertThat(begun).as("a second call").isEmpty();
    }

    @Test
    void aLongTrainingHasThreeTimesAsManySteps() {
        Proof proof = proof(folder, 1, ProofRow.REAL, ProofRow.LONG);
        assertThat(run(proof, () -> false)).isTrue();
        assertThat(ProofScore.read(folder.resolve("scores/long-1.json")).steps())
                .isEqualTo(3
                        * ProofScore.read(folder.resolve("scores/real-1.json")).steps());
    }

    @Test
    void anInterruptedTrainingIsGoneOnWithAndScoresAsTheUnbrokenOne() {
        Proof unbroken = proof(folder.resolve("unbroken"), 1, ProofRow.REAL);
        assertThat(run(unbroken, () -> false)).isTrue();

        Proof broken = proof(folder.resolve("broken"), 1, ProofRow.REAL);
        assertThat(run(broken, () -> true)).isFalse();
        assertThat(broken.table(ClassSet.ROVER).rows()).isEmpty();
        assertThat(run(broken, () -> false)).isTrue();
        assertThat(broken.markdown(ClassSet.ROVER)).isEqualTo(unbroken.markdown(ClassSet.ROVER));
        Path score = Path.of("scores", "real-1.json");
        ProofScore one = ProofScore.read(folder.resolve("unbroken").resolve(score));
        ProofScore other = ProofScore.read(folder.resolve("broken").resolve(score));
        assertThat(other.confusion()).isEqualTo(one.confusion());
        assertThat(other.validation()).isEqualTo(one.validation());
        assertThat(other.frames()).isEqualTo(one.frames());
    }

    @Test
    void whereARowsDataIsInterruptedNothingIsTrained() {
        Proof proof = proof(folder, 1, ProofRow.PASTE);
        assertThat(proof.run(
                        (row, data) -> Optional.empty(), TEST, STEPS, ENGINE, List::of, (row, seed) -> {}, () -> false))
                .isFalse();
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    /** Mean and deviation over both seeds, counted pixel by pixel. */
    private String spread(String row, int id) {
        double one = iou(folder.resolve("runs").resolve(row + "-1"), id);
        double two = iou(folder.resolve("runs").resolve(row + "-2"), id);
        if (Double.isNaN(one) || Double.isNaN(two)) {
            return Double.isNaN(one) && Double.isNaN(two)
                    ? "-"
                    : String.format(Locale.ROOT, "%.3f", Double.isNaN(one) ? two : one);
        }
        return String.format(Locale.ROOT, "%.3f ± %.3f", (one + two) / 2, Math.abs(one - two) / Math.sqrt(2));
    }

    private static double iou(Path run, int id) {
        int both = 0;
        int either = 0;
        try (Segmenter segmenter = Segmenter.open(run.resolve("model.areogan"), ENGINE)) {
            for (int frame = 0; frame < TEST.size(); frame++) {
                Mask truth = TEST.mask(frame);
                Mask seen = segmenter.segment(TEST.frame(frame));
                for (int pixel = 0; pixel < truth.ids().length; pixel++) {
                    if (truth.ids()[pixel] != 0) {
                        both += truth.ids()[pixel] == id && seen.ids()[pixel] == id ? 1 : 0;
                        either += truth.ids()[pixel] == id || seen.ids()[pixel] == id ? 1 : 0;
                    }
                }
            }
        }
        return either == 0 ? Double.NaN : both / (double) either;
    }
}
