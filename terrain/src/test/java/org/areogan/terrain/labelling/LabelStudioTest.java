package org.areogan.terrain.labelling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.labelling.shape.BrushRuns;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelStudioTest {
    @TempDir
    private Path folder;

    private static String stroke(String label, int width, String runs) {
        return "{\"type\": \"brushlabels\", \"original_width\": " + width + ", \"original_height\": 1, \"value\":"
                + " {\"format\": \"rle\", \"rle\": [" + runs + "], \"brushlabels\": [\"" + label + "\"]}}";
    }

    private static String task(String image, String annotations) {
        return "{\"id\": 7, \"data\": {\"image\": \"" + image + "\"}, \"annotations\": [" + annotations + "]}";
    }

    private Path export(String... tasks) throws IOException {
        return Files.writeString(folder.resolve("export.json"), "[" + String.join(", ", tasks) + "]");
    }

    /**
     * By hand, for a pixel that is not painted and one that is, 8 values: 32 bits 0...01000, 5 bits 00111, sizes less 1
     * 0010 0011 0111 1111; then 1 00 011 00000000 (four times 0) and 1 00 011 11111111.
     */
    @Test
    void runsAreThoseOfTheTable() {
        byte[] runs = BrushRuns.encode(new boolean[] {false, true});
        assertThat(bits(runs))
                .startsWith("00000000000000000000000000001000" + "00111" + "0010" + "0011" + "0111" + "1111" + "1"
                        + "00" + "011" + "00000000" + "1" + "00" + "011" + "11111111");
        assertThat(BrushRuns.decode(runs, 2, "here")).containsExactly(false, true);
    }

    /** The alpha of single values tells, at least half opaque; run lengths need not end with pixels. */
    @Test
    void singleValuesAndRunsAcrossPixelsAreRead() {
        String head = "00000000000000000000000000001100" + "00111" + "0010" + "0011" + "0111" + "1111";
        String singles = "0" + "00" + "011" + "00000001" + "11111111" + "11111111" + "01111111";
        String run = "1" + "00" + "010" + "00000000";
        String rest = "1" + "00" + "100" + "10000000";
        assertThat(BrushRuns.decode(bytes(head + singles + run + rest), 3, "here"))
                .containsExactly(false, true, true);
    }

    @Test
    void longAndShortRunsComeBack() {
        SplittableRandom random = new SplittableRandom(5);
        boolean[] painted = new boolean[200_000];
        boolean value = true;
        for (int pixel = 0; pixel < painted.length; value = !value) {
            int end = Math.min(painted.length, pixel + random.nextInt(1, 1 << random.nextInt(1, 17)));
            for (; pixel < end; pixel++) {
                painted[pixel] = value;
            }
        }
        assertThat(BrushRuns.decode(BrushRuns.encode(painted), painted.length, "here"))
                .isEqualTo(painted);
    }

    @Test
    void runsOfAnotherPictureOrCutShortAreRefused() {
        byte[] runs = BrushRuns.encode(new boolean[] {false, true});
        assertThatThrownBy(() -> BrushRuns.decode(runs, 3, "task 1"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("task 1", "8 values", "12");
        byte[] cut = java.util.Arrays.copyOf(runs, 8);
        assertThatThrownBy(() -> BrushRuns.decode(cut, 2, "task 1"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("task 1", "end early");
    }

    @Test
    void tasksHavePredictionsAndAConfiguration() throws IOException {
        Roundtrips.write(LabellingTool.LABEL_STUDIO, folder, "sol 7", Roundtrips.mask("14", "00"));
        assertThat(folder.resolve("labels.xml"))
                .content()
                .contains("<Label value=\"big-rock\" background=\"#8e0152\"/>");
        assertThat(folder.resolve("tasks.json"))
                .content()
                .contains("/data/local-files/?d=images/sol%207.png", "\"brushlabels\":[\"soil\"]", "\"predictions\"");
        assertThatThrownBy(() -> DataSets.openLabelled(folder, DataSets.Options.DEFAULT))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("tasks.json", "no annotations in its 1 tasks");
        String submitted = Files.readString(folder.resolve("tasks.json")).replace("predictions", "annotations");
        Files.writeString(folder.resolve("tasks.json"), submitted);
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(data.id(0)).isEqualTo("sol 7");
        assertThat(data.sample(0).mask().ids()).containsExactly(1, 4, 0, 0);
    }

    @Test
    void theNewestAnnotationThatWasNotCancelledCounts() throws IOException {
        PictureFiles.writeMask(folder.resolve("a.png"), Roundtrips.mask("00"));
        String left = unsigned(BrushRuns.encode(new boolean[] {true, false}));
        String both = unsigned(BrushRuns.encode(new boolean[] {true, true}));
        String polygon = "{\"type\": \"polygonlabels\", \"original_width\": 2, \"original_height\": 1, \"value\":"
                + " {\"points\": [[50, 0], [99, 0], [99, 50]], \"polygonlabels\": [\"Sand\"]}}";
        Path file = export(
                task(
                        "/data/upload/1/0123abcd-a.png",
                        "{\"result\": []}, {\"result\": [" + stroke("Soil", 2, both) + ", " + polygon
                                + "]}, {\"was_cancelled\": true, \"result\": [" + stroke("Sand", 2, left) + "]}"),
                task("b.png", ""));
        DataSet data = DataSets.openLabelled(file, DataSets.Options.DEFAULT);
        assertThat(data.size()).isEqualTo(1);
        assertThat(data.sample(0).mask().ids()).containsExactly(1, 3);
    }

    @Test
    void whatCannotBeReadIsNamed() throws IOException {
        String runs = unsigned(BrushRuns.encode(new boolean[] {true, false}));
        assertRefused(task("a.png", "{\"result\": []}"), "task 7", "a.png, which is not beside");
        PictureFiles.writeMask(folder.resolve("a.png"), Roundtrips.mask("00"));
        assertRefused(task("../a%2", "{\"result\": []}"), "task 7", "address");
        assertRefused(
                task("a.png", "{\"result\": [{\"type\": \"ellipselabels\", \"value\": {}}]}"),
                "task 7",
                "ellipselabels");
        assertRefused(task("a.png", "{\"result\": [" + stroke("sky", 2, runs) + "]}"), "task 7", "'sky'");
        assertRefused(
                task("a.png", "{\"result\": [" + stroke("soil", 999_999_999, runs) + "]}"), "task 7", "999999999x1");
        assertRefused(
                task("a.png", "{\"result\": [" + stroke("soil", 2, runs) + ", " + stroke("soil", 3, runs) + "]}"),
                "task 7",
                "3x1 and 2x1");
        assertRefused(
                task("a.png", "{\"result\": []}") + ", " + task("x/a.png", "{\"result\": []}"),
                "task 7",
                "like another");
    }

    private void assertRefused(String tasks, String... words) throws IOException {
        Path file = export(tasks);
        assertThatThrownBy(() ->
                        DataSets.openLabelled(file, DataSets.Options.DEFAULT).sample(0))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("export.json")
                .hasMessageContainingAll(words);
    }

    private static String unsigned(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(text.isEmpty() ? "" : ", ").append(each & 0xff);
        }
        return text.toString();
    }

    private static String bits(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte each : bytes) {
            text.append(Integer.toBinaryString(0x100 | (each & 0xff)).substring(1));
        }
        return text.toString();
    }

    private static byte[] bytes(String bits) {
        byte[] bytes = new byte[(bits.length() + 7) / 8];
        for (int bit = 0; bit < bits.length(); bit++) {
            bytes[bit / 8] |= (byte) ((bits.charAt(bit) - '0') << (7 - bit % 8));
        }
        return bytes;
    }
}
