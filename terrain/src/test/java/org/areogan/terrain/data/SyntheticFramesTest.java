package org.areogan.terrain.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.files.npy.Npys;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Origin;
import org.areogan.terrain.picture.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticFramesTest {
    private static final DataSets.Options OPTIONS = DataSets.Options.DEFAULT;

    @TempDir
    private Path folder;

    /** Two frames of 1x2 pixels with masks. */
    private Path archive(byte[] origins) {
        byte[] pairs = Npys.npy("|u1", "False", "(2, 2, 1, 2)", Npys.bytes(0, 255, 1, 4, 51, 102, 255, 0));
        return Npys.npz(folder.resolve("mars.npz"), Map.of("training_set", pairs, "origin", origins));
    }

    private static byte[] texts(String... values) {
        StringBuilder padded = new StringBuilder();
        for (String value : values) {
            padded.append(value).append("\0".repeat(16 - value.length()));
        }
        byte[] data = padded.toString().getBytes(Charset.forName("UTF-32LE"));
        return Npys.npy("<U16", "False", "(" + values.length + ",)", data);
    }

    @Test
    void theOriginsOfAnArchiveBelongToItsFrames() {
        Path file = archive(texts("", "paste:438_1|50"));
        for (DataSet data : List.of(DataSets.openLabelled(file, OPTIONS), DataSets.openFrames(file, OPTIONS))) {
            assertThat(data.origin(0)).isEmpty();
            assertThat(data.origin(1)).contains(new Origin("paste", List.of("438_1", "50")));
            assertThat(data.select(List.of(1)).origin(0)).isEqualTo(data.origin(1));
            assertThat(data.without(List.of(1)).origin(0)).isEmpty();
        }
    }

    @Test
    void anOriginForEachFrameIsNeeded() {
        assertThatThrownBy(() -> DataSets.openLabelled(archive(texts("label:")), OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "'origin'", "1 frames", "are 2", "one text a frame");
    }

    @Test
    void anUnreadableOriginIsRefusedByFrameAndValue() {
        assertThatThrownBy(() -> DataSets.openLabelled(archive(texts("label:", "Paste 3")), OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("mars.npz", "'origin'", "frame 1", "'Paste 3'", "empty one for a real");
        assertThatThrownBy(() ->
                        DataSets.openLabelled(archive(Npys.npy("<f8", "False", "(2,)", Npys.doubles(1, 2))), OPTIONS))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("'origin'", "text");
    }

    private DataSet pictures(String... names) throws IOException {
        for (String name : names) {
            byte[] picture = Pictures.png(2, 1, 8, Pictures.GREY, Npys.bytes(1, 2));
            for (String part : List.of("images", "masks")) {
                Files.createDirectories(folder.resolve(part));
                Files.write(folder.resolve(part).resolve(name + ".png"), picture);
            }
        }
        return DataSets.openLabelled(folder, OPTIONS);
    }

    private void manifest(String... lines) throws IOException {
        Files.write(folder.resolve("manifest.jsonl"), List.of(lines));
    }

    @Test
    void theNameOfAPictureTellsThatItIsSynthetic() throws IOException {
        DataSet data = pictures("a", "synthetic-", "synthetic-12", "synthetic-paste-000012");
        assertThat(data.origin(0)).isEmpty();
        assertThat(data.origin(1)).isEmpty();
        assertThat(data.origin(2)).isEmpty();
        assertThat(data.origin(3)).contains(new Origin("paste", List.of()));
        assertThat(DataSets.openFrames(folder, OPTIONS).origin(3)).isPresent();
    }

    @Test
    void theManifestTellsWhatItWasMadeFrom() throws IOException {
        manifest(
                "{\"id\": \"synthetic-label-1\", \"proposal\": \"label\", \"scenes\": []}",
                "",
                "{\"id\": \"synthetic-paste-2\", \"proposal\": \"paste\", \"scenes\": [\"a\", \"b\"],"
                        + " \"sources\": [\"b\", \"7\"], \"seed\": 3}",
                "{\"id\": \"synthetic-paste-elsewhere\", \"proposal\": \"paste\", \"scenes\": [\"c\"]}");
        DataSet data = pictures("a", "synthetic-label-1", "synthetic-paste-2");
        assertThat(data.origin(0)).isEmpty();
        assertThat(data.origin(1)).contains(new Origin("label", List.of()));
        assertThat(data.origin(2)).contains(new Origin("paste", List.of("a", "b", "7")));
    }

    @Test
    void aManifestThatCannotBeUnderstoodIsRefusedByItsLine() throws IOException {
        for (String line : List.of(
                "{\"id\": \"synthetic-paste-1\", \"proposal\"",
                "[]",
                "{\"proposal\": \"paste\", \"scenes\": []}",
                "{\"id\": \"synthetic-paste-1\", \"proposal\": \"paste\"}",
                "{\"id\": \"synthetic-paste-1\", \"scenes\": []}",
                "{\"id\": \"synthetic-paste-1\", \"proposal\": \"paste\", \"scenes\": [\"a|b\"]}")) {
            manifest("", line);
            assertThatThrownBy(() -> pictures("a", "synthetic-paste-1"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("manifest.jsonl, line 2", "got", "write the export again");
        }
    }

    @Test
    void aLineOfANewerFormatNamesTheVersionThatWroteIt() throws IOException {
        manifest("{\"id\": \"synthetic-paste-1\", \"proposal\": \"paste\", \"scenes\": [], \"format\": 2,"
                + " \"areogan\": \"8.0\"}");
        assertThatThrownBy(() -> pictures("synthetic-paste-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("manifest.jsonl, line 1", "manifest format 2, written by Areogan 8.0");
    }

    @Test
    void aSyntheticFrameThatTheManifestContradictsOrLeavesOutIsRefused() throws IOException {
        manifest("{\"id\": \"synthetic-paste-1\", \"proposal\": \"label\", \"scenes\": []}");
        assertThatThrownBy(() -> pictures("synthetic-paste-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("manifest.jsonl", "synthetic-paste-1", "'label'", "rename");
        manifest("{\"id\": \"synthetic-paste-2\", \"proposal\": \"paste\", \"scenes\": []}");
        assertThatThrownBy(() -> pictures("synthetic-paste-1"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("manifest.jsonl", "no line", "synthetic-paste-1", "remove the frame");
    }
}
