package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.engine.Engines;
import org.areogan.files.npy.NpzReader;
import org.areogan.generator.model.ModelFile;
import org.areogan.models.TrainedModel;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.program.shell.ExitCodes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.ScoreTable;
import org.areogan.terrain.score.Scores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
    @TempDir
    Path folder;

    @Test
    void theMasksThatSegmentWritesScoreAsEvaluateSays() throws IOException {
        Path data = Landscapes.archive(folder, 40);
        Path out = folder.resolve("masks");
        Cli.succeed("segment", "--model", Landscapes.model(), data, "-o", out, "--format", "npz", "--threads", "1");
        DataSet truth = DataSets.openLabelled(data, DataSets.Options.DEFAULT);
        ConfusionMatrix counted = new ConfusionMatrix(ClassSet.ROVER);
        try (NpzReader archive = NpzReader.open(out.resolve("masks.npz"))) {
            int pixels = Landscapes.HEIGHT * Landscapes.WIDTH;
            archive.array("masks")
                    .numbers((index, id) ->
                            counted.add(truth.mask((int) index / pixels).ids()[(int) index % pixels], (int) id, 1));
        }

        String scores = Cli.succeed("evaluate", "--model", Landscapes.model(), data, "--threads", "1")
                .out();
        assertThat(scores).contains(ScoreTable.format(Scores.of(counted)).strip());
    }

    @Test
    void theTableHasEveryClassAndBothReadings() {
        Path data = Landscapes.archive(folder, 8);
        Cli run = Cli.succeed("evaluate", "--model", Landscapes.model(), data);
        assertThat(run.out())
                .contains("background", "soil", "bedrock", "sand", "big-rock", "mean IoU", "mean IoU, kept");
        assertThat(run.err()).contains("scored 8 frames of " + data + " with " + Landscapes.model());
    }

    @Test
    void withoutAModelTheOneThatComesWithTheProgramIsScored() throws IOException {
        Path shipped = folder.resolve("shipped.areogan");
        TrainedModel.CURIOSITY.copyTo(shipped);
        Path data = Landscapes.archive(folder, 2);
        JsonNode json = new ObjectMapper()
                .readTree(Cli.succeed("evaluate", data, "--json").out());
        JsonNode named = new ObjectMapper()
                .readTree(Cli.succeed("evaluate", "--model", shipped, data, "--json")
                        .out());
        assertThat(json.path("model").asText()).isEqualTo("curiosity");
        assertThat(json.path("confusion")).isNotEmpty().isEqualTo(named.path("confusion"));
    }

    @Test
    void theFiguresAgreeWithTheConfusionMatrix() throws IOException {
        Path scores = folder.resolve("scores.json");
        Cli run = Cli.succeed(
                "evaluate", "--model", Landscapes.model(), Landscapes.archive(folder, 8), "--json", "-o", scores);
        JsonNode json = new ObjectMapper().readTree(Files.readString(scores));
        double right = 0;
        double all = 0;
        for (int truth = 0; truth < 5; truth++) {
            for (int prediction = 0; prediction < 5; prediction++) {
                double count =
                        json.path("confusion").path(truth).path(prediction).asDouble();
                all += count;
                right += truth == prediction ? count : 0;
            }
        }

        assertThat(run.out()).isEmpty();
        assertThat(all).isEqualTo(8.0 * Landscapes.HEIGHT * Landscapes.WIDTH);
        assertThat(json.path("scores").path("pixel-accuracy-kept").asDouble()).isEqualTo(right / all, offset(1e-12));
        assertThat(json.path("frames").asInt()).isEqualTo(8);
    }

    @Test
    void refinedMasksAreScored() throws IOException {
        Path data = Landscapes.archive(folder, 4);
        // Every region is below a million pixels, so all of a frame becomes one class.
        Cli refined = Cli.succeed(
                "evaluate", "--model", Landscapes.model(), data, "--json", "--refine", "open=1,smallest=1000000");
        assertThat(refined.out())
                .isNotEqualTo(Cli.succeed("evaluate", "--model", Landscapes.model(), data, "--json")
                        .out());
        assertThat(Cli.mistake("evaluate", "--model", Landscapes.model(), data, "--intervals", "--refine", "open=1"))
                .contains("give --refine without them");
    }

    @Test
    void framesCanBeLeftOut() throws IOException {
        Path list = Files.writeString(folder.resolve("bad.txt"), "1\n2\n");
        Cli run = Cli.succeed(
                "evaluate", "--model", Landscapes.model(), Landscapes.archive(folder, 8), "--exclude", list, "--json");
        assertThat(new ObjectMapper().readTree(run.out()).path("frames").asInt())
                .isEqualTo(6);
    }

    @Test
    void syntheticFramesAreRefusedOrLeftOut() throws IOException {
        Path data = Landscapes.enriched(folder);
        assertThat(Cli.mistake("evaluate", "--model", Landscapes.model(), data))
                .contains("synthetic-paste-000000", data.toString(), "(paste:)", "1 synthetic of 9", "--real-only");
        Cli run = Cli.succeed("evaluate", "--model", Landscapes.model(), data, "--real-only", "--json");
        assertThat(new ObjectMapper().readTree(run.out()).path("frames").asInt())
                .isEqualTo(8);
        Path real = Files.writeString(folder.resolve("real.txt"), "0\n1\n2\n3\n4\n5\n6\n7\n");
        Cli nothingLeft = Cli.run("evaluate", "--model", Landscapes.model(), data, "--real-only", "--exclude", real);
        assertThat(nothingLeft.code()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(nothingLeft.err()).contains("synthetic-paste-000000", "give real frames");
    }

    @Test
    void aModelOfOtherClassesIsRefused() {
        Path other = folder.resolve("craters.areogan");
        Engines.nd4j(1);
        ModelFile rover = ModelFile.read(Landscapes.model());
        ClassSet classes = new ClassSet(
                List.of(
                        new TerrainClass(0, "plain", 0, true),
                        new TerrainClass(1, "crater", 0xffffff, true),
                        new TerrainClass(2, "soil", 0xffcc00, true),
                        new TerrainClass(3, "sand", 0xfc8d62, true),
                        new TerrainClass(4, "rim", 0x8e0152, true)),
                255);
        new ModelFile(
                        rover.options(),
                        classes,
                        rover.normalization(),
                        rover.configuration(),
                        rover.provenance(),
                        rover.metrics(),
                        rover.parameters(),
                        rover.discriminator())
                .write(other);
        rover.close();

        assertThat(Cli.mistake("evaluate", "--model", other, Landscapes.archive(folder, 8)))
                .contains(other.toString(), "crater", "bedrock");
        Path rocks = folder.resolve("rocks");
        assertThat(Cli.mistake(
                        "synth", "--model", other, Landscapes.archive(folder, 8), "--count", "1", "-o", rocks, "-q"))
                .contains(other.toString(), "crater", "bedrock");
        assertThat(rocks).doesNotExist();
    }

    @Test
    void whatIsNoModelIsRefused() throws IOException {
        Path data = Landscapes.archive(folder, 8);
        Path text = Files.writeString(folder.resolve("model.areogan"), "not a model");
        assertThat(Cli.mistake("evaluate", "--model", text, data)).contains(text.toString());
        assertThat(Cli.mistake("evaluate", "--model", folder.resolve("none"), data))
                .contains("none");
    }

    @Test
    void aDamagedModelIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(Landscapes.model());
        bytes[bytes.length / 2] ^= 0x40;
        Path damaged = Files.write(folder.resolve("damaged.areogan"), bytes);
        assertThat(Cli.mistake("evaluate", "--model", damaged, Landscapes.archive(folder, 8)))
                .contains(damaged.toString());
    }

    @Test
    void intervalsHoldTheFiguresOfTheTable() {
        Path data = Landscapes.archive(folder, 16);
        String out = Cli.succeed("evaluate", "--model", Landscapes.model(), data, "--intervals", "--threads", "1")
                .out();
        String table = Cli.succeed("evaluate", "--model", Landscapes.model(), data, "--threads", "1")
                .out();
        String mean = table.replaceAll("(?s).*mean IoU +([0-9.]+) .*", "$1");
        assertThat(out).startsWith("| figure | value | 95 % interval |").contains("| mean IoU | " + mean + " | ");
        assertThat(Cli.mistake("evaluate", "--model", Landscapes.model(), data, "--intervals", "--json"))
                .contains("give one of them");
    }
}
