package org.areogan.terrain.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.SplittableRandom;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelMeTest {
    @TempDir
    private Path folder;

    private DataSet opened() {
        return DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
    }

    private Path json(String name, String shapes, String more) throws IOException {
        return Files.writeString(
                folder.resolve(name),
                "{\"shapes\": [" + shapes + "], \"imageHeight\": 4, \"imageWidth\": 6, \"imagePath\": \"a.png\"" + more
                        + "}");
    }

    private static String polygon(String label, String points) {
        return "{\"label\": \"" + label + "\", \"shape_type\": \"polygon\", \"points\": " + points + "}";
    }

    @Test
    void anOutlineGoesThroughTheMiddlesOfTheBordersPixels() throws IOException {
        Roundtrips.write(LabellingTool.LABELME, folder, "a", Roundtrips.mask("00000", "03330", "03330", "00300"));
        JsonNode json = new ObjectMapper().readTree(folder.resolve("a.json").toFile());
        assertThat(json.path("shapes")).hasSize(1);
        assertThat(json.at("/shapes/0/label").asText()).isEqualTo("sand");
        assertThat(json.at("/shapes/0/points")).hasToString("[[1.5,1.5],[3.5,1.5],[3.5,2.5],[2.5,3.5],[1.5,2.5]]");
        assertThat(json.path("imagePath").asText()).isEqualTo("a.png");
        assertThat(json.path("imageHeight").asInt()).isEqualTo(4);
    }

    /** Bedrock with a hole in which there is background with a pixel of soil, touching only at corners elsewhere. */
    @Test
    void holesAreDrawnLaterThanWhatTheyLieIn() throws IOException {
        Mask mask = Roundtrips.mask("2222223", "2000023", "2010023", "20000.3", "2222222");
        Roundtrips.write(LabellingTool.LABELME, folder, "a", mask);
        JsonNode json = new ObjectMapper().readTree(folder.resolve("a.json").toFile());
        assertThat(json.path("shapes").findValuesAsText("label"))
                .containsExactly("bedrock", "background", "sand", "soil", "no-label");
        assertThat(opened().sample(0).mask().ids()).isEqualTo(mask.ids());
    }

    /** No polygon can be read back in general; these can, whatever the mask, since larger outlines come first. */
    @Test
    void everyMaskComesBackToThePixel() {
        for (int seed = 0; seed < 60; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int height = random.nextInt(1, 20);
            int width = random.nextInt(1, 20);
            byte[] ids = new byte[height * width];
            int kinds = random.nextInt(2, 7);
            for (int pixel = 0; pixel < ids.length; pixel++) {
                int kind = random.nextInt(kinds);
                ids[pixel] = (byte) (kind == 5 ? 255 : kind);
            }
            Roundtrips.write(LabellingTool.LABELME, folder, "a", new Mask(height, width, ids));
            assertThat(opened().sample(0).mask().ids()).as("seed %d", seed).isEqualTo(ids);
        }
    }

    /** By hand: corners lose what is behind the point, sides are part of the polygon, later shapes cover earlier ones. */
    @Test
    void whatAPersonDrawsIsFilled() throws IOException {
        PictureFiles.writeMask(folder.resolve("a.png"), Roundtrips.mask("000000", "000000", "000000", "000000"));
        json(
                "a.json",
                polygon("Bedrock", "[[0.9, 0.2], [4.9, 0.9], [0.3, 3.9]]") + ", "
                        + "{\"label\": \"big_rock\", \"shape_type\": \"rectangle\", \"points\": [[5.8, 3.9], [4.1, 2.2]]}, "
                        + polygon("__ignore__", "[[1, 1], [1, 1], [1.5, 1.5]]"),
                "");
        assertThat(opened().sample(0).mask().ids())
                .isEqualTo(
                        Roundtrips.mask("222220", "2.2200", "220044", "200044").ids());
    }

    @Test
    void theImageMayBeWithinTheFile() throws IOException {
        PictureFiles.writeMask(folder.resolve("a.png"), Roundtrips.mask("000000", "000000", "000000", "010000"));
        String picture = Base64.getEncoder().encodeToString(Files.readAllBytes(folder.resolve("a.png")));
        Files.delete(folder.resolve("a.png"));
        Path file = json("b.json", "", ", \"imageData\": \"" + picture + "\"");
        assertThat(opened().sample(0).frame().at(3, 1)).isEqualTo(1 / 255f);
        assertThat(opened().id(0)).isEqualTo("b");
        assertThat(DataSets.openLabelled(file, DataSets.Options.DEFAULT)
                        .sample(0)
                        .mask()
                        .ids())
                .containsOnly(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"label\": \"sky\", \"points\": [[0,0],[1,1],[1,0]]}|'sky'",
                "{\"label\": \"sand\", \"shape_type\": \"circle\", \"points\": [[0,0],[1,1]]}|circle",
                "{\"label\": \"sand\", \"points\": [[0,0],[1,1]]}|2 points",
                "{\"label\": \"sand\", \"points\": [[0,0],[1,1],[1]]}|[1]",
                "{\"label\": \"sand\", \"shape_type\": \"rectangle\", \"points\": [[0,0],[1,1],[2,2]]}|3 points",
            })
    void aShapeThatCannotBeReadIsNamed(String shapeAndWord) throws IOException {
        String[] parts = shapeAndWord.split("\\|");
        PictureFiles.writeMask(folder.resolve("a.png"), Roundtrips.mask("0"));
        json("a.json", parts[0], "");
        DataSet data = opened();
        assertThatThrownBy(() -> data.mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("a.json, shape 0", parts[1]);
    }

    @Test
    void filesThatCannotBeUsedAreNamed() throws IOException {
        json("a.json", "", "");
        assertThatThrownBy(this::opened).isInstanceOf(UserException.class).hasMessageContainingAll("a.json", "'a.png'");
        PictureFiles.writeMask(folder.resolve("a.png"), Roundtrips.mask("0"));
        Files.writeString(
                folder.resolve("a.json"),
                "{\"shapes\": [], \"imagePath\": \"a.png\", \"imageHeight\": 100000, \"imageWidth\": 100000}");
        assertThatThrownBy(() -> opened().mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("100000x100000");
        Files.writeString(folder.resolve("a.json"), "{\"shapes\": [], \"imagePath\": \"a.png\", \"imageHeight\": -1}");
        assertThatThrownBy(() -> opened().mask(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'imageHeight' is -1");
        Files.writeString(folder.resolve("b.json"), "{\"other\": 1}");
        assertThatThrownBy(this::opened)
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("b.json", "'shapes'");
        Files.writeString(folder.resolve("b.json"), "{");
        assertThatThrownBy(this::opened).isInstanceOf(UserException.class).hasMessageContainingAll("b.json", "no JSON");
    }
}
