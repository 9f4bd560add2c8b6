package org.areogan.program.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.program.shell.ExitCodes;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir
    Path folder;

    @Test
    void sharesAndFramesOfEachClassArePrinted() {
        Cli run = Cli.succeed("inspect", Landscapes.archive(folder, 8));
        assertThat(run.out())
                .contains("8 frames in 2 groups", "0 background", "1 soil", "2 bedrock", "3 sand", "4 big-rock");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void cratersHaveClassesOfTheirOwn() throws IOException {
        Path folder = Files.createDirectories(this.folder.resolve("craters"));
        Cli.succeed("demo", "--scene", "craters", "--data-only", "--frames", "3", "-o", folder);

        assertThat(Cli.succeed("inspect", folder.resolve("scenes.npz"), "--classes", "craters")
                        .out())
                .contains("3 frames", "0 ground", "1 crater")
                .doesNotContain("bedrock");
    }

    @Test
    void pixelsUnderIgnoreMasksAreNotCounted() {
        for (String part : new String[] {"images", "masks"}) {
            PictureFiles.writeMask(folder.resolve("data").resolve(part).resolve("a.png"), new Mask(1, 4, new byte[4]));
        }
        Path rover = folder.resolve("rover");
        PictureFiles.writeMask(rover.resolve("a.png"), new Mask(1, 4, new byte[] {0, 1, -1, 0}));
        assertThat(Cli.succeed("inspect", folder.resolve("data"), "--ignore-masks", rover)
                        .out())
                .contains("pixels without a label: 2");
        assertThat(Cli.mistake("inspect", folder.resolve("data"), "--ignore-masks", folder.resolve("none")))
                .contains("there is no folder", "none");
    }

    @Test
    void syntheticFramesAreCounted() throws IOException {
        Cli run = Cli.succeed("inspect", Landscapes.enriched(folder));
        assertThat(run.out()).contains("9 frames, no groups, 1 of them synthetic (paste 1)");
    }

    @Test
    void theContactSheetIsAPicture() throws IOException {
        Path sheet = folder.resolve("sheet.png");
        Cli.succeed("inspect", Landscapes.archive(folder, 8), "-o", sheet);
        assertThat(ImageIO.read(sheet.toFile()).getWidth()).isGreaterThan(4 * Landscapes.WIDTH);
    }

    @Test
    void suspectsGoStraightIntoTraining() throws IOException {
        Path pair = contaminated();
        Path suspects = folder.resolve("suspects.json");
        Cli inspected = Cli.succeed("inspect", pair, "--suspects-json", suspects);
        int listed = new ObjectMapper()
                .readTree(Files.readString(suspects))
                .path("contaminated")
                .size();

        assertThat(inspected.out()).contains("suspects (12)");
        assertThat(listed).isEqualTo(12);
        Cli trained = Cli.succeed(Landscapes.train(pair, folder.resolve("run"), "--exclude", suspects));
        assertThat(trained.err()).containsPattern("(?m)^(6|7) frames to train on, (2|1) to validate");
        Cli same = Cli.succeed(Landscapes.train(pair, folder.resolve("run2"), "--exclude-suspects"));
        assertThat(folder.resolve("run2/run.json")).content().contains("\"excluded\" : [ 8,");
        assertThat(same.err()).doesNotContain("cannot be theirs");
    }

    private Path contaminated() {
        return Landscapes.contaminated(folder.resolve("pair"));
    }

    @Test
    void anErrorInTheDataEndsWithFour() {
        Path pair = contaminated();
        byte[] ids = new byte[Landscapes.HEIGHT * Landscapes.WIDTH];
        ids[5] = 7;
        PictureFiles.writeMask(pair.resolve("masks/c.png"), new Mask(Landscapes.HEIGHT, Landscapes.WIDTH, ids));

        Cli run = Cli.run("inspect", pair);
        assertThat(run.code()).isEqualTo(ExitCodes.FINDINGS);
        assertThat(run.out()).contains("error: ", "c.png", "7");
    }

    @Test
    void framesWithoutMasksAreLookedOverToo() {
        Cli run = Cli.succeed("inspect", "--unlabelled", Landscapes.archive(folder, 8));
        assertThat(run.out()).contains("8 frames").doesNotContain("soil");
    }

    @Test
    void allContaminatedFramesOfTheMarsDataAreFoundAndNoOther() throws IOException {
        Path data = Path.of(System.getenv().getOrDefault("AREOGAN_MARS_DATA", "../../shared/data"));
        assumeThat(data.resolve("mars-terrain.npz"))
                .describedAs("the Mars data set is not here; AREOGAN_MARS_DATA names its folder")
                .exists();
        Path suspects = folder.resolve("suspects.json");
        Cli.succeed("inspect", data.resolve("mars-terrain.npz"), "--suspects-json", suspects);

        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(Files.readString(suspects)))
                .isEqualTo(mapper.readTree(Files.readString(data.resolve("mars-terrain-contaminated.json"))));
    }
}
