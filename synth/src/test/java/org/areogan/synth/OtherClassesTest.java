package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proof.Comparison;
import org.areogan.synth.proof.ProofRequest;
import org.areogan.synth.proof.ProofRow;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.pixels.ClassPixels;
import org.areogan.trainer.Training;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From training to export and comparison with classes that are not the rover's, on frames in memory. */
class OtherClassesTest {
    private static final int HEIGHT = 32;
    private static final int WIDTH = 64;
    private static final ClassSet NIGHT = new ClassSet(
            List.of(
                    new TerrainClass(0, "night", 0x000010, false),
                    new TerrainClass(1, "dust", 0xaa5500, true),
                    new TerrainClass(2, "boulder", 0x00ff00, true)),
            77);
    private static final SynthesisRequest BOULDERS =
            SynthesisRequest.of("boulder", 12).withJudge(JudgeOptions.NONE);

    @TempDir
    private static Path folder;

    private static Path model;

    @TempDir
    private Path out;

    /** A dark band above noisy dust on which a bright square lies. */
    private static DataSet scenes(int from, int count) {
        List<Sample> samples = new ArrayList<>();
        for (int seed = from; seed < from + count; seed++) {
            RandomGenerator random = new SplittableRandom(seed);
            int left = 4 + random.nextInt(40);
            int top = 14 + random.nextInt(6);
            float[] grey = new float[HEIGHT * WIDTH];
            byte[] ids = new byte[grey.length];
            for (int pixel = 0; pixel < grey.length; pixel++) {
                int row = pixel / WIDTH;
                int column = pixel % WIDTH;
                boolean boulder = row >= top && row < top + 9 && column >= left && column < left + 9;
                int id = row < 6 ? 0 : boulder ? 2 : 1;
                ids[pixel] = (byte) id;
                grey[pixel] = 0.1f + 0.3f * id + 0.1f * random.nextFloat();
            }
            samples.add(new Sample(new Frame(HEIGHT, WIDTH, grey), new Mask(HEIGHT, WIDTH, ids)));
        }
        return new MemoryDataSet("night", NIGHT, samples, List.of());
    }

    @BeforeAll
    static void train() {
        model = Training.preset("tiny")
                .set("training.epochs", 1)
                .set("training.batch", 4)
                .engine(Engines.nd4j())
                .data(scenes(0, 20))
                .train(folder.resolve("run"))
                .model();
    }

    private static SynthesisNetworks networks(Engine engine) {
        return SynthesisNetworks.open(model, Optional.empty(), engine);
    }

    @Test
    void pairsOfTheRareClassAreMadeAndReadBackUnderItsName() {
        Path export = out.resolve("export");
        try (SynthesisNetworks networks = networks(Engines.nd4j())) {
            Synthesis.End end = new Synthesizer(networks, RealPairs.of(scenes(0, 20)), "a test")
                    .make(
                            BOULDERS,
                            Set.of(ExportFormat.NPZ, ExportFormat.PNG),
                            false,
                            export,
                            (kept, attempts) -> {},
                            () -> false);
            assertThat(end.kept()).isEqualTo(12);
        }
        DataSet made =
                DataSets.openLabelled(export.resolve("synthetic.npz"), new DataSets.Options(NIGHT, Optional.empty()));
        assertThat(made.synthetic()).hasSize(12);
        for (int index = 0; index < made.size(); index++) {
            assertThat(ClassPixels.count(made.mask(index).ids(), 2)).isGreaterThan(81);
        }
        assertThat(export.resolve("manifest.jsonl"))
                .content()
                .contains("\"boulder\"")
                .doesNotContain("big-rock");
        assertThat(export.resolve("report.html")).content().contains("boulder", "dust");
    }

    @Test
    void aComparisonNeedsNoCommandLine() {
        List<ProofRow> begun = new ArrayList<>();
        ProofRequest request = new ProofRequest(
                List.of(ProofRow.REAL, ProofRow.PASTE, ProofRow.MIX), 1, BOULDERS, List.of("training.epochs=1"));
        Engine engine = Engines.nd4j();
        try (SynthesisNetworks networks = networks(engine)) {
            Comparison comparison = Comparison.open(
                    out.resolve("proof"), request, networks, RealPairs.of(scenes(0, 20)), scenes(100, 4), engine);
            boolean whole = comparison.run(
                    new Comparison.Observer() {
                        @Override
                        public void beginning(ProofRow row, int seed) {
                            begun.add(row);
                        }
                    },
                    () -> false);
            assertThat(whole).isTrue();
            assertThat(Arrays.asList(comparison.markdown().split("\n"))).hasSize(2 + 3);
            assertThat(comparison.markdown()).contains("boulder IoU", "real and pasted, not judged");
        }
        assertThat(begun).containsExactly(ProofRow.REAL, ProofRow.PASTE, ProofRow.MIX);
    }
}
