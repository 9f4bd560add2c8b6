package org.areogan.synth.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.areogan.files.UserException;
import org.areogan.synth.TestPairs;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.data.DataSets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format read back by another reader than its writer. */
class ExportFormatsTest {
    @TempDir
    Path folder;

    private void export(boolean merged, ExportFormat format) {
        Exporter.write(
                TestPairs.filled(folder),
                ExporterTest.request(merged ? Optional.of(ExporterTest.REAL) : Optional.empty(), format));
    }

    private static List<Sample> expected(boolean merged) {
        List<Sample> samples = new ArrayList<>();
        if (merged) {
            samples.add(TestPairs.sample(6, 9, 70));
            samples.add(TestPairs.sample(6, 9, 71));
        }
        TestPairs.KEPT.forEach(number -> samples.add(TestPairs.sample(6, 9, number)));
        return samples;
    }

    private static String name(int index) {
        String kind = TestPairs.kind(TestPairs.KEPT.get(index)).word();
        return String.format(Locale.ROOT, "synthetic-%s-%06d", kind, index);
    }

    @Test
    void theArchiveIsLaidOutAsTheReferenceDataSet() {
        export(true, ExportFormat.NPZ);
        Map<String, NpzArrays.Array> arrays = NpzArrays.read(folder.resolve("synthetic.npz"));
        assertThat(arrays.keySet()).containsExactly("training_set.npy", "panorama.npy", "origin.npy");
        NpzArrays.Array pairs = arrays.get("training_set.npy");
        assertThat(pairs.type()).isEqualTo("|u1");
        assertThat(pairs.shape()).containsExactly(11, 2, 6, 9);
        List<Sample> expected = expected(true);
        for (int index = 0; index < expected.size(); index++) {
            byte[] frame = Arrays.copyOfRange(pairs.data(), 108 * index, 108 * index + 54);
            byte[] mask = Arrays.copyOfRange(pairs.data(), 108 * index + 54, 108 * index + 108);
            assertThat(frame).isEqualTo(bytes(expected.get(index)));
            assertThat(mask).isEqualTo(expected.get(index).mask().ids());
        }
        assertThat(arrays.get("panorama.npy").texts())
                .containsExactly("x", "y", "s0", "s0", "s1", "s2", "s2", "s3", "s4", "s4", "s5");
        assertThat(arrays.get("origin.npy").texts())
                .startsWith("", "", "label:s0|t0", "paste:s0|t1", "paint:s1|t2", "paste:s2|t4")
                .endsWith("paste:s5|t10");
    }

    @Test
    void theArchiveIsOpenedAsADataSet() {
        export(false, ExportFormat.NPZ);
        DataSet data = DataSets.openLabelled(folder.resolve("synthetic.npz"), DataSets.Options.DEFAULT);
        assertSame(data, expected(false));
        assertThat(data.group(3)).contains("s2");
    }

    @Test
    void anArchiveTakesOneSizeOnly() {
        Spool spool = TestPairs.filled(folder);
        spool.keep(TestPairs.proposal(5, 9, 12), 12, 0, Map.of());
        spool.endRound(13);
        assertThatThrownBy(() -> Exporter.write(spool, ExporterTest.request(Optional.empty(), ExportFormat.NPZ)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(
                        "synthetic.npz takes pairs of one size only",
                        "synthetic-label-000009 has 9x5 pixels and the first has 9x6",
                        "--format png");
        Exporter.write(spool, ExporterTest.request(Optional.empty(), ExportFormat.PNG));
        assertThat(DataSets.openLabelled(folder, DataSets.Options.DEFAULT).size())
                .isEqualTo(10);
    }

    @Test
    void picturesAreGreyAndHoldTheValues() throws IOException {
        export(true, ExportFormat.PNG);
        BufferedImage frame =
                ImageIO.read(folder.resolve("images/" + name(1) + ".png").toFile());
        BufferedImage mask =
                ImageIO.read(folder.resolve("masks/" + name(1) + ".png").toFile());
        assertThat(List.of(frame.getType(), mask.getType())).containsOnly(BufferedImage.TYPE_BYTE_GRAY);
        Sample expected = TestPairs.sample(6, 9, TestPairs.KEPT.get(1));
        assertThat(frame.getRaster().getDataElements(0, 0, 9, 6, null)).isEqualTo(bytes(expected));
        assertThat(mask.getRaster().getDataElements(0, 0, 9, 6, null))
                .isEqualTo(expected.mask().ids());
        assertThat(folder.resolve("real.jsonl")).hasContent("""
                        {"name":"real-000000","id":"0","scene":"x"}
                        {"name":"real-000001","id":"1","scene":"y"}
                        """);
    }

    @Test
    void picturesAreOpenedAsADataSet() {
        export(true, ExportFormat.PNG);
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(data.id(0)).isEqualTo("real-000000");
        assertThat(data.size()).isEqualTo(11);
        for (int index = 0; index < 9; index++) {
            int place = index;
            int found = IntStream.range(0, 11)
                    .filter(each -> data.id(each).equals(name(place)))
                    .findFirst()
                    .orElseThrow();
            assertSame(data.sample(found), TestPairs.sample(6, 9, TestPairs.KEPT.get(index)));
        }
    }

    @Test
    void theAi4MarsLayoutIsOpenedWithItsOwnLabels() throws IOException {
        export(false, ExportFormat.AI4MARS);
        Path jpeg = folder.resolve("images/edr/" + name(0) + ".JPG");
        assertThat(Arrays.copyOf(Files.readAllBytes(jpeg), 3)).containsExactly(0xff, 0xd8, 0xff);
        Sample first = TestPairs.sample(6, 9, 0);
        byte[] labels = (byte[])
                ImageIO.read(folder.resolve("labels/train/" + name(0) + ".png").toFile())
                        .getRaster()
                        .getDataElements(0, 0, 9, 6, null);
        // Soil 0, bedrock 1, sand 2, big rock 3; background has no label there.
        Map<Integer, Integer> theirs = Map.of(0, 255, 1, 0, 2, 1, 3, 2, 4, 3, 255, 255);
        DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(data.size()).isEqualTo(9);
        assertThat(data.id(0)).isEqualTo(name(0));
        for (int pixel = 0; pixel < 54; pixel++) {
            int id = first.mask().ids()[pixel] & 0xff;
            assertThat(labels[pixel] & 0xff).isEqualTo(theirs.get(id));
            assertThat(data.mask(0).ids()[pixel] & 0xff).isEqualTo(id == 0 ? 255 : id);
            assertThat(data.frame(0).grey()[pixel]).isCloseTo(first.frame().grey()[pixel], within(4 / 255f));
        }
        assertThat(folder.resolve("README.md")).content().contains("no label for background, written as 255");
    }

    @Test
    void annotationsPaintTheMasksAgain() throws IOException {
        export(true, ExportFormat.COCO);
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("annotations.json").toFile());
        List<Sample> expected = expected(true);
        byte[][] painted = new byte[expected.size()][54];
        for (byte[] mask : painted) {
            Arrays.fill(mask, (byte) 255);
        }
        long id = 0;
        for (JsonNode annotation : json.get("annotations")) {
            assertThat(annotation.get("id").asLong()).isEqualTo(++id);
            paint(annotation, painted[annotation.get("image_id").asInt() - 1]);
        }
        for (int index = 0; index < painted.length; index++) {
            assertThat(painted[index]).isEqualTo(expected.get(index).mask().ids());
            JsonNode image = json.get("images").get(index);
            assertThat(image.get("id").asInt()).isEqualTo(index + 1);
            String name = index < 2 ? "real-00000" + index : name(index - 2);
            assertThat(image.get("file_name").asText()).isEqualTo(name + ".png");
            assertThat(folder.resolve("images").resolve(name + ".png")).exists();
        }
        assertThat(json.get("images")).hasSize(11);
        assertThat(json.get("categories").get(4).toString())
                .isEqualTo("{\"id\":5,\"name\":\"big-rock\",\"supercategory\":\"terrain\",\"mask_value\":4}");
    }

    private static void paint(JsonNode annotation, byte[] mask) {
        JsonNode segmentation = annotation.get("segmentation");
        assertThat(segmentation.get("size").toString()).isEqualTo("[6,9]");
        boolean[] inside = RunLengthText.pixels(segmentation.get("counts").asText(), 6, 9);
        int category = annotation.get("category_id").asInt();
        assertThat(annotation.get("iscrowd").asInt()).isEqualTo(category == 5 ? 0 : 1);
        int area = 0;
        int[] box = {9, 6, 0, 0};
        for (int pixel = 0; pixel < mask.length; pixel++) {
            if (inside[pixel]) {
                area++;
                box[0] = Math.min(box[0], pixel % 9);
                box[1] = Math.min(box[1], pixel / 9);
                box[2] = Math.max(box[2], pixel % 9 + 1);
                box[3] = Math.max(box[3], pixel / 9 + 1);
                mask[pixel] = (byte) (category - 1);
            }
        }
        assertThat(annotation.get("area").asInt()).isEqualTo(area);
        assertThat(annotation.get("bbox").toString())
                .isEqualTo(Arrays.toString(new int[] {box[0], box[1], box[2] - box[0], box[3] - box[1]})
                        .replace(" ", ""));
    }

    private static byte[] bytes(Sample sample) {
        byte[] bytes = new byte[sample.frame().grey().length];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            bytes[pixel] = (byte) (int) (sample.frame().grey()[pixel] * 255 + 0.5);
        }
        return bytes;
    }

    private static void assertSame(DataSet data, List<Sample> expected) {
        assertThat(data.size()).isEqualTo(expected.size());
        for (int index = 0; index < expected.size(); index++) {
            assertSame(data.sample(index), expected.get(index));
        }
    }

    private static void assertSame(Sample sample, Sample expected) {
        assertThat(sample.frame().grey()).isEqualTo(expected.frame().grey());
        assertThat(sample.mask().ids()).isEqualTo(expected.mask().ids());
    }
}
