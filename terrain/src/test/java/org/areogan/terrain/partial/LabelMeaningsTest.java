package org.areogan.terrain.partial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelMeaningsTest {
    private static final int SOIL_OR_SAND = 255 - 0b1010;

    @TempDir
    private Path folder;

    @BeforeEach
    void pictures() {
        PictureFiles.writePng(
                folder.resolve("images/a.png"), Drawing.grey(new Frame(1, 3, new float[] {0.1f, 0.2f, 0.3f})));
        PictureFiles.writeMask(folder.resolve("masks/a.png"), new Mask(1, 3, new byte[] {1, 4, 0}));
    }

    private DataSet open() {
        return DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
    }

    private void write(String json) throws IOException {
        Files.writeString(folder.resolve("classes.json"), json);
    }

    @Test
    void aFolderSaysWhatItsValuesMean() throws IOException {
        assertThat(open().mask(0).ids()).containsExactly(1, 4, 0);

        write("{\"partial\": {\"1\": [\"soil\", \"sand\"]}}");

        assertThat(open().mask(0).ids()).containsExactly((byte) SOIL_OR_SAND, (byte) 4, (byte) 0);
        assertThat(open().labelSets().of(SOIL_OR_SAND)).containsExactly(1, 3);
    }

    @Test
    void anArchivesFileLiesBesideItUnderItsName() {
        assertThat(LabelMeanings.file(Path.of("data/rocks.npz"))).isEqualTo(Path.of("data/rocks.classes.json"));
    }

    @Test
    void whatTheFileAndTheOptionBothSayIsAskedBack() throws IOException {
        write("{\"partial\": {\"1\": [\"soil\", \"sand\"]}}");

        assertThatThrownBy(() -> LabelMeanings.applied(open(), Optional.of(folder), List.of("1=soil|bedrock")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.resolve("classes.json") + " says already")
                .hasMessageContaining("leave --partial out");
    }

    @Test
    void mistakesAreToldWithTheFileAndTheCure() throws IOException {
        write("{\"partial\": {\"1\": [\"soil\", \"lava\"]}}");
        refused("classes.json: the partial label '1=soil|lava': there is no class 'lava'");
        write("{\"partial\": {\"x\": [\"soil\"]}}");
        refused("does not read VALUE=CLASS|CLASS");
        write("{\"partial\": {\"1\": []}}");
        refused("names no classes for the mask value 1");
        write("{\"names\": 3}");
        refused("has 'names', which is not known; it may hold for example {\"partial\"");
        write("[1]");
        refused("is no JSON object");
        write("{");
        refused("is no JSON (");
    }

    private void refused(String part) {
        assertThatThrownBy(this::open).isInstanceOf(UserException.class).hasMessageContaining(part);
    }
}
