package org.areogan.program.segment.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.areogan.files.npy.NpzReader;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.MaskTiff;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One run in all formats, each read back by other means. */
class SegmentFormatTest {
    private static final List<String> NAMES = List.of("a", "b");

    @TempDir
    static Path folder;

    private static Path out = Path.of("");

    @BeforeAll
    static void segment() {
        Path pictures = folder.resolve("pictures");
        for (String name : NAMES) {
            PictureFiles.writePng(
                    pictures.resolve(name + ".png"),
                    Drawing.grey(
                            new ProceduralMars().scene(name.hashCode(), 16, 32).frame()));
        }
        out = folder.resolve("out");
        String all =
                Stream.of(SegmentFormat.values()).map(SegmentFormat::toString).collect(Collectors.joining(","));
        Cli run = Cli.succeed(
                "segment", "--model", Landscapes.model(), pictures, "-o", out, "--format", all, "--opacity", "1");
        for (SegmentFormat format : SegmentFormat.values()) {
            assertThat(run.out()).contains(format.place(out).toString());
        }
    }

    private static Mask mask(String name) {
        return PictureFiles.readMask(out.resolve("masks").resolve(name + ".png"), ClassSet.ROVER);
    }

    @ParameterizedTest
    @EnumSource
    void theAnnouncedFilesAreThere(SegmentFormat format) {
        assertThat(format.files(out, NAMES))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(file).isNotEmptyFile());
    }

    @Test
    void nothingElseIsThere() throws IOException {
        List<Path> announced = Stream.of(SegmentFormat.values())
                .flatMap(format -> format.files(out, NAMES).stream())
                .toList();
        assertThat(Landscapes.filesUnder(out)).containsExactlyInAnyOrderElementsOf(announced);
    }

    @Test
    void colorsAreThoseOfTheClassesAndOverlaysOfFullOpacityToo() throws IOException {
        for (String kind : List.of("colors", "overlays")) {
            BufferedImage picture =
                    ImageIO.read(out.resolve(kind).resolve("a.png").toFile());
            assertThat(picture.getRGB(9, 5) & 0xffffff)
                    .isEqualTo(ClassSet.ROVER.get(mask("a").at(5, 9)).rgb());
        }
    }

    @Test
    void confidenceIsTheLargestProbability() throws IOException {
        float[] probabilities = new float[16 * 32 * 5];
        try (NpzReader archive = NpzReader.open(out.resolve("probabilities/b.npz"))) {
            assertThat(archive.array("probabilities").header().shape()).containsExactly(16L, 32L, 5L);
            archive.array("probabilities").numbers((index, value) -> probabilities[(int) index] = (float) value);
            assertThat(archive.array("classes").strings())
                    .containsExactly("background", "soil", "bedrock", "sand", "big-rock");
        }
        BufferedImage confidence = ImageIO.read(out.resolve("confidence/b.png").toFile());
        for (int pixel = 0; pixel < 16 * 32; pixel++) {
            int best = 0;
            float sum = 0;
            for (int id = 0; id < 5; id++) {
                sum += probabilities[pixel * 5 + id];
                best = probabilities[pixel * 5 + id] > probabilities[pixel * 5 + best] ? id : best;
            }
            assertThat(sum).isCloseTo(1, within(1e-5f));
            assertThat(mask("b").at(pixel / 32, pixel % 32)).isEqualTo(best);
            assertThat(confidence.getRaster().getSample(pixel % 32, pixel / 32, 0))
                    .isEqualTo(Math.round(255 * probabilities[pixel * 5 + best]));
        }
    }

    @Test
    void aLineOfJsonTellsTheShareOfEachClass() throws IOException {
        List<String> lines = Files.readAllLines(out.resolve("frames.jsonl"));
        assertThat(lines).hasSize(2);
        JsonNode line = new JsonMapper().readTree(lines.get(1));
        assertThat(line.get("name").asText()).isEqualTo("b");
        assertThat(line.get("picture").asText()).endsWith("b.png");
        assertThat(line.get("width").asInt()).isEqualTo(32);
        assertThat(line.get("unlabelled").asDouble()).isZero();
        assertThat(line.get("confidence").asDouble()).isBetween(0.2, 1.0);
        assertThat(line.get("milliseconds").asDouble()).isPositive();
        for (int id = 0; id < 5; id++) {
            assertThat(line.get("areas").get(ClassSet.ROVER.get(id).name()).asDouble())
                    .isCloseTo(mask("b").counts()[id] / 512.0, within(1e-6));
        }
    }

    @Test
    void whatALabellingToolGetsComesBackAsTrainingData() {
        DataSet data = DataSets.openLabelled(SegmentFormat.CVAT.place(out), DataSets.Options.DEFAULT);
        assertThat(data.size()).isEqualTo(2);
        assertThat(data.mask(1).ids()).isEqualTo(mask("b").ids());
    }

    @Test
    void aGeoTiffLiesWhereItsPictureDoes() {
        GeoReference place = new GeoReference(
                new double[] {0.5, 0.5, 0},
                new double[] {0, 0, 0, 1000, 2000, 0},
                new double[0],
                new int[] {1, 1, 0, 1, 1024, 0, 1, 1},
                new double[0],
                "");
        Path picture = folder.resolve("placed.tif");
        MaskTiff.write(picture, new Mask(16, 32, new byte[512]), ClassSet.ROVER, Optional.of(place));
        Path other = folder.resolve("other");
        Cli.succeed("segment", "--model", Landscapes.model(), picture, "-o", other, "--format", "geotiff");

        GeoReference read = GeoReference.of(other.resolve("geotiff/placed.tif")).orElseThrow();
        assertThat(read.pixelScale()).containsExactly(0.5, 0.5, 0);
        assertThat(read.tiepoints()).containsExactly(0, 0, 0, 1000, 2000, 0);
        assertThat(GeoReference.of(out.resolve("geotiff/a.tif"))).isEmpty();
    }
}
