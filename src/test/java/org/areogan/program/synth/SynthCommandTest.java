package org.areogan.program.synth;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.program.shell.ExitCodes;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthCommandTest {
    private static final String ANYTHING = "rare-agreement=0,agreement=0,realism=0,distance=0,novelty=0,visible=0.001";

    @TempDir
    Path folder;

    private Path data = Path.of("");

    @BeforeEach
    void invent() {
        data = Landscapes.archive(folder, 12, 32, 64);
    }

    private Object[] synth(Path output, Object... more) {
        List<Object> all =
                new ArrayList<>(List.of("synth", "--model", Landscapes.model(), data, "-o", output, "--threads", "1"));
        all.addAll(Arrays.asList(more));
        addUnlessThere(all, "--judge", ANYTHING);
        addUnlessThere(all, "--share", "0.08");
        return all.toArray();
    }

    private static void addUnlessThere(List<Object> all, String option, String value) {
        if (!all.contains(option)) {
            all.add(option);
            all.add(value);
        }
    }

    @Test
    void theArchiveHoldsAsManyPairsAsAskedForWithTheirOrigins() throws IOException {
        Path rocks = folder.resolve("rocks");
        Cli run = Cli.run(synth(rocks, "--count", "6"));

        assertThat(run.code()).isIn(ExitCodes.OK, ExitCodes.SHORT);
        assertThat(run.out().strip()).isEqualTo(rocks.toString());
        DataSet pairs = DataSets.openLabelled(rocks.resolve("synthetic.npz"), DataSets.Options.DEFAULT);
        assertThat(pairs.size()).isEqualTo(6);
        assertThat(pairs.synthetic()).hasSize(6);
        List<String> lines = Files.readAllLines(rocks.resolve("manifest.jsonl"));
        assertThat(lines).hasSize(6);
        for (int i = 0; i < 6; i++) {
            JsonNode line = new ObjectMapper().readTree(lines.get(i));
            assertThat(line.path("class_pixels").path("big-rock").asLong())
                    .isEqualTo(count(pairs.mask(i), 4))
                    .isPositive();
        }
        assertThat(rocks.resolve("README.md")).content().contains("big-rock", "paste");
        assertThat(rocks.resolve("report.html")).content().contains("Contact sheet");
        assertThat(rocks.resolve("contact-sheet.png")).isNotEmptyFile();
    }

    private static long count(Mask mask, int id) {
        long count = 0;
        for (byte each : mask.ids()) {
            count += each == id ? 1 : 0;
        }
        return count;
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        Cli.run(synth(folder.resolve("first"), "--count", "3"));
        Cli.run(synth(folder.resolve("second"), "--count", "3"));
        Cli.run(synth(folder.resolve("third"), "--count", "3", "--seed", "2"));

        byte[] first = Files.readAllBytes(folder.resolve("first/synthetic.npz"));
        assertThat(Files.readAllBytes(folder.resolve("second/synthetic.npz"))).isEqualTo(first);
        assertThat(Files.readAllBytes(folder.resolve("third/synthetic.npz"))).isNotEqualTo(first);
    }

    @Test
    void mergedPairsAreTrainedOnAndNeitherValidatedNorEvaluated() {
        Path merged = folder.resolve("merged");
        Cli.run(synth(merged, "--count", "4", "--merge"));
        Path archive = merged.resolve("synthetic.npz");

        assertThat(DataSets.openLabelled(archive, DataSets.Options.DEFAULT).size())
                .isEqualTo(16);
        Cli trained = Cli.succeed(Landscapes.train(archive, folder.resolve("run")));
        assertThat(trained.err()).contains("training frames are synthetic (paste");
        assertThat(Cli.mistake("evaluate", "--model", Landscapes.model(), archive))
                .contains("synthetic", "--real-only");
    }

    @Test
    void picturesFindTheirOriginsInTheManifest() {
        Path pictures = folder.resolve("pictures");
        Cli.run(synth(pictures, "--count", "3", "--format", "png,coco"));

        DataSet pairs = DataSets.openLabelled(pictures, DataSets.Options.DEFAULT);
        assertThat(pairs.size()).isEqualTo(3);
        assertThat(pairs.origin(0).orElseThrow().proposal()).isEqualTo("paste");
        assertThat(pairs.origin(0).orElseThrow().sources()).isNotEmpty();
        assertThat(pictures.resolve("annotations.json")).isNotEmptyFile();
    }

    @Test
    void seriesAreOneDataSetInPartsThatIsTrainedOn() {
        Path parts = folder.resolve("parts");
        Cli run = Cli.run(synth(parts, "--count", "4", "--series", "3", "--merge"));
        assertThat(run.code()).describedAs(run.err()).isIn(ExitCodes.OK, ExitCodes.SHORT);
        assertThat(run.out().strip()).isEqualTo(parts.toString());
        assertThat(parts.resolve("part-000001/synthetic.npz")).isNotEmptyFile();
        DataSet pairs = DataSets.openLabelled(parts, DataSets.Options.DEFAULT);
        assertThat(pairs.size()).isEqualTo(16);
        assertThat(pairs.synthetic()).containsExactly(12, 13, 14, 15);
        assertThat(Cli.succeed("inspect", parts).out()).contains("16 frames");
        Cli trained = Cli.succeed(Landscapes.train(parts, folder.resolve("run")));
        assertThat(trained.err()).contains("training frames are synthetic (paste");
    }

    @Test
    void aShareOutOfReachIsToldAndWhatThereIsIsKept() {
        Path rocks = folder.resolve("rocks");
        Cli run = Cli.run(synth(rocks, "--count", "2", "--share", "0.9"));

        assertThat(run.code()).isEqualTo(ExitCodes.SHORT);
        assertThat(run.out()).contains(rocks.toString());
        assertThat(run.err()).contains("0.9", rocks.toString());
        assertThat(rocks.resolve("synthetic.npz")).isNotEmptyFile();
    }

    @Test
    void qualityIsMeasuredOnRequest() {
        Path rocks = folder.resolve("rocks");
        Cli.run(synth(rocks, "--count", "4", "--quality"));
        assertThat(rocks.resolve("quality.json")).content().contains("frechet");
    }

    @Test
    void aClassWithNoInstanceIsToldBeforeAnythingIsWritten() {
        Sample bare = new ProceduralMars(0).scene(1, 32, 64);
        Path without = folder.resolve("without.npz");
        PairArchive.write(without, new MemoryDataSet("bare", ClassSet.ROVER, List.of(bare, bare, bare), List.of()));
        Path output = folder.resolve("rocks");
        assertThat(Cli.mistake("synth", "--model", Landscapes.model(), without, "--count", "2", "-o", output, "-q"))
                .contains("big-rock", "--class");
        assertThat(output.resolve("synthetic.npz")).doesNotExist();
    }

    @Test
    void mistakesInOptionsAreTold() {
        assertThat(mistake("--count", "0")).contains("--count is 0");
        assertThat(mistake("--count", "1", "--series", "0")).contains("--series is 0");
        assertThat(mistake("--count", "1", "--share", "1.5")).contains("--share is 1.5");
        assertThat(mistake("--count", "1", "--class", "ice")).contains("ice", "bedrock");
        assertThat(mistake("--count", "1", "--mix", "glue")).contains("glue", "paste");
        assertThat(mistake("--count", "1", "--mix", "paste=no")).contains("paste=no");
        assertThat(mistake("--count", "1", "--mix", "label")).contains("--unlabelled");
        assertThat(mistake("--count", "1", "--mix", "paint")).contains("painter");
        assertThat(mistake("--count", "1", "--format", "tar")).contains("tar", "coco");
        assertThat(mistake("--count", "1", "--judge", "taste=1")).contains("taste");
        assertThat(mistake("--count", "1", "--quality", "--format", "coco")).contains("--quality", "npz");
        assertThat(mistake("--count", "1", "--painter", Landscapes.model()))
                .contains(Landscapes.model().toString());
    }

    private String mistake(Object... options) {
        Path output = folder.resolve(
                "mistaken-" + String.join("-", List.of(options).toString().split("\\W+")));
        Cli run = Cli.run(synth(output, options));
        assertThat(run.code()).describedAs(run.err()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(run.err()).doesNotContain("Exception");
        assertThat(output.resolve("manifest.jsonl")).doesNotExist();
        return run.err();
    }

    /** Craters' classes are told by the model; of ground and craters the data shows less of the second. */
    @Test
    void ofOtherClassesThanTheRoversTheRarestIsMade() throws IOException {
        Path craters = folder.resolve("craters");
        Cli.succeed("demo", "--data-only", "--scene", "craters", "--frames", "24", "-o", craters);
        Path scenes = craters.resolve("scenes.npz");
        Path run = folder.resolve("run");
        Cli.succeed(Landscapes.train(scenes, run, "--set", "classes=craters"));
        Path out = folder.resolve("pairs");
        Object[] options = {
            "synth",
            "--model",
            run.resolve("model.areogan"),
            scenes,
            "-o",
            out,
            "--count",
            "3",
            "--share",
            "0.2",
            "--judge",
            ANYTHING,
            "--threads",
            "1"
        };
        Cli made = Cli.run(options);

        assertThat(made.code()).describedAs(made.err()).isIn(ExitCodes.OK, ExitCodes.SHORT);
        assertThat(made.err()).contains("pairs are made for crater", "--class");
        DataSet pairs = DataSets.openLabelled(
                out.resolve("synthetic.npz"), new DataSets.Options(ClassSet.CRATERS, Optional.empty()));
        for (int pair = 0; pair < pairs.size(); pair++) {
            assertThat(count(pairs.mask(pair), 1)).isPositive();
        }
        Object[] other = Arrays.copyOf(options, options.length + 2);
        other[5] = folder.resolve("rocks");
        other[options.length] = "--class";
        other[options.length + 1] = "big-rock";
        assertThat(Cli.run(other).err()).contains("there is no class 'big-rock'; choose one of ground, crater");

        Cli proof = Cli.run(
                "prove",
                "--model",
                run.resolve("model.areogan"),
                scenes,
                "--test",
                craters.resolve("unseen.npz"),
                "-o",
                folder.resolve("proof"),
                "--rows",
                "real,paste",
                "--seeds",
                "1",
                "--count",
                "2",
                "--judge",
                ANYTHING,
                "--threads",
                "1");
        assertThat(proof.code()).describedAs(proof.err()).isEqualTo(ExitCodes.OK);
        assertThat(proof.out()).contains("crater");
    }
}
