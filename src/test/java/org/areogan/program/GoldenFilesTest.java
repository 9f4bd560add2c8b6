package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.model.PainterFile;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files of the first formats, made by the program as it was then, are opened, scored, resumed and extended with that of
 * today (see their README.md). Where the processor is of the kind that made them the bits are compared, on others numbers:
 * ND4J's binaries for plain processors, AVX2 and AVX-512 round differently.
 */
class GoldenFilesTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Object[] EXACTLY = {"--engine", "nd4j", "--threads", "1"};

    /** Shares of 2048 or fewer pixels; another binary may decide a few of them otherwise. */
    private static final double SCORE = 0.02;

    /** Of weights between -1 and 1 after 17 more steps with another rounding. */
    private static final double WEIGHT = 0.01;

    @TempDir
    Path temporary;

    private Path golden;
    private JsonNode expected;
    private boolean sameBinary;

    @BeforeEach
    void copy() throws IOException {
        golden = temporary.resolve("golden");
        PathUtils.copyDirectory(Path.of("test/resources/golden/v1"), golden);
        expected = json("expected.json");
        sameBinary =
                Engines.nd4j(1).description().equals(expected.required("engine").textValue());
    }

    private JsonNode json(String file) throws IOException {
        return JSON.readTree(golden.resolve(file).toFile());
    }

    private Path file(String name) {
        return golden.resolve(name);
    }

    private static Cli succeed(Object... arguments) {
        return Cli.succeed(
                Stream.concat(Stream.of(arguments), Stream.of(EXACTLY)).toArray());
    }

    @Test
    void aModelScoresAsItDid() throws IOException {
        Path scores = temporary.resolve("scores.json");
        succeed("evaluate", "--model", file("finished/model.areogan"), file("unseen.npz"), "--json", "-o", scores);

        JsonNode before = json("scores.json").required("scores");
        JsonNode now = JSON.readTree(scores.toFile()).required("scores");
        if (sameBinary) {
            assertThat(now).isEqualTo(before);
        }
        for (String name : List.of("mean-iou", "mean-iou-kept", "pixel-accuracy")) {
            assertThat(now.required(name).doubleValue())
                    .isCloseTo(before.required(name).doubleValue(), within(SCORE));
        }
    }

    @Test
    void aModelSegmentsAsItDid() {
        Path out = temporary.resolve("out");
        succeed("segment", "--model", file("finished/model.areogan"), file("unseen.npz"), "-o", out, "--format", "npz");

        assertThat(out.resolve("masks.npz")).exists();
        if (sameBinary) {
            assertThat(out.resolve("masks.npz")).hasSameBinaryContentAs(file("masks.npz"));
        }
    }

    @Test
    void aPlainTrainingGoesOnToTheWeightsOfTheUnbrokenOne() {
        succeed("train", "--resume", file("plain"), file("scenes.npz"));

        try (ModelFile resumed = ModelFile.read(file("plain/model.areogan"));
                ModelFile unbroken = ModelFile.read(file("plain.areogan"))) {
            assertAlike(resumed.parameters(), unbroken.parameters(), sameBinary ? 0 : WEIGHT);
            assertThat(resumed.normalization()).isEqualTo(unbroken.normalization());
            assertThat(resumed.configuration()).isEqualTo(unbroken.configuration());
        }
    }

    /** Both players move in one step since, over one graph, which rounds differently. */
    @Test
    void anAdversarialTrainingGoesOnToAlmostTheWeightsOfTheUnbrokenOne() {
        succeed("train", "--resume", file("adversarial"), file("scenes.npz"));

        try (ModelFile resumed = ModelFile.read(file("adversarial/model.areogan"));
                ModelFile unbroken = ModelFile.read(file("finished/model.areogan"))) {
            assertAlike(resumed.parameters(), unbroken.parameters(), WEIGHT);
            assertAlike(
                    resumed.discriminator().orElseThrow(),
                    unbroken.discriminator().orElseThrow(),
                    WEIGHT);
        }
    }

    @Test
    void aPainterGoesOnToAlmostTheWeightsOfTheUnbrokenOne() {
        succeed("train", "--resume", file("painting"), file("scenes.npz"));

        try (Parameters resumed =
                        PainterFile.read(file("painting/model.areogan")).parameters();
                Parameters unbroken = PainterFile.read(file("painter.areogan")).parameters()) {
            assertAlike(resumed, unbroken, WEIGHT);
        }
    }

    private static void assertAlike(Parameters resumed, Parameters unbroken, double tolerance) {
        assertThat(resumed.names()).isEqualTo(unbroken.names());
        for (String name : unbroken.names()) {
            float[] now = resumed.get(name).dup('c').data().asFloat();
            float[] before = unbroken.get(name).dup('c').data().asFloat();
            assertThat(now).describedAs(name).containsExactly(before, org.assertj.core.data.Offset.offset((float)
                    tolerance));
        }
    }

    @Test
    void aFinishedRunSaysThatItIsFinishedAndStaysAsItIs() throws IOException {
        List<Path> before = Landscapes.filesUnder(file("finished"));
        String facts = Files.readString(file("finished/run.json"));
        Cli resumed = succeed("train", "--resume", file("finished"));

        assertThat(resumed.err())
                .contains(file("finished") + " is finished", "--preset " + file("finished/configuration.yaml"));
        assertThat(resumed.out().strip())
                .isEqualTo(file("finished/model.areogan").toString());
        assertThat(Landscapes.filesUnder(file("finished"))).isEqualTo(before);
        assertThat(file("finished/run.json")).content().isEqualTo(facts);
    }

    @Test
    void aRunWhoseDataHasMovedAsksForItsNewPlace() throws IOException {
        Path gone = temporary.resolve("gone.npz");
        Path facts = file("plain/run.json");
        Files.writeString(facts, Files.readString(facts).replace("/golden/scenes.npz", gone.toString()));

        assertThat(Cli.mistake("train", "--resume", file("plain")))
                .contains("is not in " + gone + " any more", "areogan train --resume " + file("plain") + " DATA");
    }

    @Test
    void otherDataThanTheRunsIsRefused() {
        assertThat(Cli.run("train", "--resume", file("plain"), file("unseen.npz"))
                        .err())
                .contains("is not what the run in " + file("plain") + " was trained on");
    }

    @Test
    void anExportGoesOnToThePairsOfTheUnbrokenOne() {
        Cli.run(
                "synth",
                "--model",
                file("finished/model.areogan"),
                file("scenes.npz"),
                "--count",
                "80",
                "--class",
                "big-rock",
                "--share",
                "0.1",
                "--judge",
                "rare-agreement=0,agreement=0,realism=0,distance=0,novelty=0,visible=0",
                "-o",
                file("half"),
                "--engine",
                "nd4j",
                "--threads",
                "1");

        if (sameBinary) {
            assertThat(file("half/synthetic.npz")).hasSameBinaryContentAs(file("whole/synthetic.npz"));
            assertThat(file("half/manifest.jsonl")).hasSameTextualContentAs(file("whole/manifest.jsonl"));
            assertThat(file("half/dropped.jsonl")).hasSameTextualContentAs(file("whole/dropped.jsonl"));
        }
        assertThat(file("half/manifest.jsonl")).exists();
    }

    @Test
    void exportsAreOpenedWithWhatTheyWereMadeFrom() {
        DataSet archive = DataSets.openLabelled(file("npz/synthetic.npz"), DataSets.Options.DEFAULT);
        DataSet pictures = DataSets.openLabelled(file("png"), DataSets.Options.DEFAULT);

        assertThat(archive.size()).isEqualTo(6);
        assertThat(pictures.size()).isEqualTo(6);
        for (int index = 0; index < 6; index++) {
            assertThat(archive.origin(index)).isPresent();
            assertThat(pictures.origin(index).orElseThrow().sources())
                    .containsAll(archive.origin(index).orElseThrow().sources());
            assertThat(pictures.mask(index).ids()).isEqualTo(archive.mask(index).ids());
        }
    }

    @Test
    void aComparisonGoesOnWithItsSecondRow() throws IOException {
        String first = Files.readString(file("proof/scores/real-1.json"));
        succeed(
                "prove",
                "--model",
                file("finished/model.areogan"),
                file("scenes.npz"),
                "--test",
                file("unseen.npz"),
                "--seeds",
                "1",
                "--count",
                "4",
                "--class",
                "big-rock",
                "--share",
                "0.1",
                "--judge",
                "rare-agreement=0,agreement=0,realism=0,distance=0,novelty=0,visible=0",
                "--rows",
                "real,paste",
                "--set",
                "training.epochs=1",
                "-o",
                file("proof"));

        assertThat(file("proof/scores/real-1.json")).content().isEqualTo(first);
        JsonNode now = json("proof/scores/paste-1.json").required("confusion");
        JsonNode before = expected.required("proof").required("paste");
        double pixels = 8 * 16 * 32;
        for (int truth = 0; truth < before.size(); truth++) {
            for (int prediction = 0; prediction < before.size(); prediction++) {
                assertThat(now.get(truth).get(prediction).asLong() / pixels)
                        .isCloseTo(before.get(truth).get(prediction).asLong() / pixels, within(SCORE));
            }
        }
    }

    @Test
    void aPainterOfThenPaintsPairs() {
        Path out = temporary.resolve("painted");
        Cli painted = Cli.run(
                "synth",
                "--model",
                file("finished/model.areogan"),
                file("scenes.npz"),
                "--painter",
                file("painter.areogan"),
                "--mix",
                "paint=1",
                "--count",
                "2",
                "--judge",
                "rare-agreement=0,agreement=0,realism=0,distance=0,novelty=0,visible=0",
                "-o",
                out);

        assertThat(painted.err()).contains("2 of 2 pairs kept");
        assertThat(out.resolve("synthetic.npz")).exists();
    }
}
