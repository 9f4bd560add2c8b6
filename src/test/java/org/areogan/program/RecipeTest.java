package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of recipes, line by line, in small. */
class RecipeTest {
    private static final String PROGRAM = "\"$areogan\" ";
    private static final List<String> SMALL = List.of(
            "--set", "training.epochs=2",
            "--set", "training.batch=4",
            "--set", "generator.filters=[4,8]",
            "--set", "generator.bottleneck=8",
            "--set", "generator_optimizer.learning_rate=0.02",
            "--set", "discriminator.filters=[4,8]",
            "--threads", "1");

    @TempDir
    Path folder;

    @Test
    void thePublishedRecipesSecondStepLearnsFromWhatItsFirstIsSureOf() throws IOException {
        Path terrain = Landscapes.archive(folder, 16);
        Path frames = folder.resolve("frames.npy");
        Landscapes.frames(frames, 6);
        Path output = folder.resolve("output");
        Map<String, String> values =
                Map.of("$terrain", terrain.toString(), "$frames", frames.toString(), "$output", output.toString());
        List<List<String>> commands = commands(Path.of("..", "docs", "recipes", "pix2pix-original.sh"), values);
        assertThat(commands).extracting(each -> each.get(0)).containsExactly("train", "segment", "train");

        List<Cli> runs =
                commands.stream().map(each -> Cli.succeed(each.toArray())).toList();
        assertThat(runs.get(2).out())
                .contains(output.resolve("second/model.areogan").toString());
        assertThat(runs.get(0).err()).contains("12 frames to train on, 4 to validate with");
        assertThat(runs.get(2).err()).contains("18 frames to train on, 4 to validate with");

        Path masks = folder.resolve("masks");
        Cli.succeed(
                "segment",
                "--model",
                output.resolve("first/model.areogan"),
                frames,
                "-o",
                masks,
                "--format",
                "masks,confidence");
        DataSet labelled = DataSets.openLabelled(output.resolve("labelled/cvat"), DataSets.Options.DEFAULT);
        DataSet given = DataSets.openFrames(frames, DataSets.Options.DEFAULT);
        assertThat(labelled.size()).isEqualTo(6);
        for (int frame = 0; frame < 6; frame++) {
            String name = labelled.id(frame) + ".png";
            byte[] whole = PictureFiles.readMask(masks.resolve("masks").resolve(name), ClassSet.ROVER)
                    .ids();
            float[] confidence = PictureFiles.readFrame(
                            masks.resolve("confidence").resolve(name))
                    .grey();
            byte[] kept = labelled.mask(frame).ids();
            assertThat(IntStream.range(0, kept.length).filter(each -> (kept[each] & 0xff) == 255))
                    .allMatch(each -> confidence[each] < 0.903);
            assertThat(IntStream.range(0, kept.length).filter(each -> (kept[each] & 0xff) != 255))
                    .allMatch(each -> kept[each] == whole[each] && confidence[each] > 0.897);
            assertThat(labelled.frame(frame).at(9, 20))
                    .isEqualTo(Math.round(255 * given.frame(frame).at(9, 20)) / 255f);
        }
        assertThat(IntStream.range(0, 6)
                        .boxed()
                        .flatMapToInt(
                                each -> IntStream.range(0, labelled.mask(each).ids().length)
                                        .map(pixel -> labelled.mask(each).ids()[pixel] & 0xff)))
                .contains(255)
                .anyMatch(value -> value != 255);
    }

    /** What a script calls the program with: continued lines joined, variables replaced, {@code "$@"} by what makes it small. */
    private static List<List<String>> commands(Path script, Map<String, String> values) throws IOException {
        String joined = Files.readString(script).replaceAll("\\\\\\R\\s*", "");
        return joined.lines()
                .filter(line -> line.startsWith(PROGRAM))
                .map(line -> Stream.of(line.substring(PROGRAM.length()).split(" +"))
                        .map(word -> word.replaceAll("^\"|\"$", ""))
                        .flatMap(word -> word.equals("$@") ? SMALL.stream() : Stream.of(replaced(word, values)))
                        .toList())
                .toList();
    }

    private static String replaced(String word, Map<String, String> values) {
        String result = word;
        for (Map.Entry<String, String> each : values.entrySet()) {
            result = result.replace(each.getKey(), each.getValue());
        }
        return result;
    }
}
