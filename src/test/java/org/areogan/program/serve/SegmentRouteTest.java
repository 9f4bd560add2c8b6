package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.areogan.files.npy.NpzReader;
import org.areogan.generator.Prediction;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentRouteTest extends OnServer {
    private static final String SEGMENT = "/v1/segment";
    private static final byte[] PICTURE = Served.png(Served.frame(1));

    private static Prediction expected() {
        Frame frame = PictureFiles.readFrame(PICTURE, Path.of("a.png"), 1 << 20);
        try (Segmenter segmenter = Segmenter.open(Landscapes.model())) {
            return segmenter.predict(frame);
        }
    }

    private static int[] pixels(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    }

    private static int[] ids(Prediction prediction) {
        byte[] ids = prediction.mask().ids();
        return IntStream.range(0, ids.length).map(i -> ids[i] & 0xff).toArray();
    }

    @Test
    void jsonTellsWhatTheSegmenterSays() throws IOException {
        JsonNode json = Served.json(served.post(SEGMENT + "?include=mask,confidence", PICTURE));
        Prediction expected = expected();
        assertThat(json.path("model").asText()).isEqualTo("tiny");
        assertThat(json.path("width").asInt()).isEqualTo(Landscapes.WIDTH);
        assertThat(json.path("height").asInt()).isEqualTo(Landscapes.HEIGHT);
        for (int id = 0; id < 5; id++) {
            assertThat(json.path("classes").path(id).path("area").asDouble()).isEqualTo(expected.areas()[id]);
        }
        byte[] mask = Base64.getDecoder().decode(json.path("mask").asText());
        assertThat(pixels(mask)).isEqualTo(ids(expected));
        byte[] map = Base64.getDecoder().decode(json.path("confidence_map").asText());
        assertThat(pixels(map)[7]).isEqualTo(Math.round(255 * expected.confidence()[7]));
    }

    @Test
    void jsonTellsTheScaleThatTheNetworkChoseAndNoneWhereFramesAreShownAsTheyAre() {
        assertThat(Served.json(served.post(SEGMENT, PICTURE)).has("scale")).isFalse();
        SegmentOptions choosing = SegmentOptions.STANDARD.withScales(SegmentOptions.AUTO);
        Frame frame = PictureFiles.readFrame(PICTURE, Path.of("a.png"), 1 << 20);
        try (Served auto = Served.start(choosing);
                Segmenter networks = Segmenter.open(Landscapes.model());
                Segmenter segmenter = networks.with(choosing)) {
            assertThat(Served.json(auto.post(SEGMENT, PICTURE)).path("scale").asDouble())
                    .isEqualTo(segmenter.predict(frame).scales().get(0))
                    .isPositive();
        }
    }

    @Test
    void aMaskIsAPngOfClassIds() throws IOException {
        HttpResponse<byte[]> answer = served.post(SEGMENT + "?as=mask", PICTURE);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        assertThat(pixels(answer.body())).isEqualTo(ids(expected()));
    }

    @Test
    void unsurePixelsGetTheNoLabelValue() throws IOException {
        int[] sure = pixels(
                served.post(SEGMENT + "?as=mask&least_confidence=1", PICTURE).body());
        assertThat(sure).containsOnly(255);
    }

    @Test
    void withoutAsTheAcceptHeaderDecides() {
        assertThat(type("image/png")).isEqualTo("image/png");
        assertThat(type("text/html, application/json;q=0.9")).isEqualTo("application/json");
        assertThat(type("application/octet-stream")).isEqualTo("application/x-npz");
        assertThat(Served.code(served.post(SEGMENT, PICTURE, "Accept", "text/html")))
                .isEqualTo("406 not_acceptable");
    }

    private static String type(String accept) {
        return served.post(SEGMENT, PICTURE, "Accept", accept)
                .headers()
                .firstValue("Content-Type")
                .orElseThrow();
    }

    @Test
    void aFormIsTakenToo() {
        String head = String.join(
                "\r\n",
                "--x",
                "Content-Disposition: form-data; name=\"other\"",
                "",
                "no",
                "--x",
                "Content-Disposition: form-data; name=\"image\"; filename=\"a.png\"",
                "",
                "");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        body.writeBytes(PICTURE);
        body.writeBytes("\r\n--x--\r\n".getBytes(StandardCharsets.ISO_8859_1));
        String type = "multipart/form-data; boundary=x";
        byte[] form = served.post(SEGMENT + "?as=mask", body.toByteArray(), "Content-Type", type)
                .body();
        assertThat(form).isEqualTo(served.post(SEGMENT + "?as=mask", PICTURE).body());
        byte[] cut = java.util.Arrays.copyOf(body.toByteArray(), body.size() - 12);
        assertThat(Served.code(served.post(SEGMENT, cut, "Content-Type", type))).isEqualTo("400 bad_form");
    }

    @Test
    void anArchiveOfFramesIsAnsweredFrameByFrame(@TempDir Path folder) throws IOException {
        byte[] archive = Files.readAllBytes(Landscapes.archive(folder, 3));
        JsonNode json = Served.json(served.post(SEGMENT, archive));
        assertThat(json.path("frames")).hasSize(3);
        Path answer = Files.write(
                folder.resolve("answer.npz"),
                served.post(SEGMENT + "?as=npz", archive).body());
        try (NpzReader masks = NpzReader.open(answer)) {
            assertThat(masks.array("masks").header().shape())
                    .isEqualTo(List.of(3L, (long) Landscapes.HEIGHT, (long) Landscapes.WIDTH));
        }
        assertThat(Served.code(served.post(SEGMENT + "?as=mask", archive))).isEqualTo("400 many_frames");
    }

    /** Sixteen bits of which few are used, as cameras with twelve give them. */
    @Test
    void aTiffOfMeasurementsIsStretchedAsTheCommandDoesIt(@TempDir Path folder) throws IOException {
        BufferedImage dim = new BufferedImage(Landscapes.WIDTH, Landscapes.HEIGHT, BufferedImage.TYPE_USHORT_GRAY);
        float[] grey = Served.frame(1).grey();
        for (int pixel = 0; pixel < grey.length; pixel++) {
            dim.getRaster()
                    .setSample(pixel % Landscapes.WIDTH, pixel / Landscapes.WIDTH, 0, 1000 + (int) (500 * grey[pixel]));
        }
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        assertThat(ImageIO.write(dim, "tiff", tiff)).isTrue();
        Path file = Files.write(folder.resolve("dim.tif"), tiff.toByteArray());
        try (Segmenter segmenter = Segmenter.open(Landscapes.model())) {
            int[] expected = ids(segmenter.predict(file));
            assertThat(pixels(served.post(SEGMENT + "?as=mask", tiff.toByteArray())
                            .body()))
                    .isEqualTo(expected);
            assertThat(ids(segmenter.predict(tiff.toByteArray()))).isEqualTo(expected);
        }
    }

    @Test
    void whatAFileCallsMissingGetsNoLabel() throws IOException {
        int width = 20;
        byte[] label = "LBLSIZE=60   FORMAT='HALF' INTFMT='LOW' NL=20 NS=20 NB=1     "
                .substring(0, 60)
                .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer image =
                ByteBuffer.allocate(60 + 2 * width * width).put(label).order(ByteOrder.LITTLE_ENDIAN);
        for (int pixel = 0; pixel < width * width; pixel++) {
            image.putShort(pixel < width ? Short.MIN_VALUE : (short) (pixel % 7 * 100));
        }
        int[] mask = pixels(served.post(SEGMENT + "?as=mask", image.array()).body());
        assertThat(Arrays.copyOf(mask, width)).containsOnly(ClassSet.ROVER.noLabel());
        JsonNode json = Served.json(served.post(SEGMENT, image.array()));
        assertThat(json.path("unlabelled").asDouble()).isEqualTo(1.0 / width);
        assertThat(json.findValuesAsText("area").stream()
                        .mapToDouble(Double::parseDouble)
                        .sum())
                .isCloseTo(1 - 1.0 / width, within(1e-9));
        assertThat(Arrays.copyOfRange(mask, width, mask.length)).isNotEmpty().doesNotContain(ClassSet.ROVER.noLabel());
    }

    /** Its length claims more than there is, which is a fault and no size. */
    @Test
    void aCutOffArchiveIsToldAsDamaged() throws IOException {
        String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (1, 4, 4)}\n";
        ByteArrayOutputStream archive = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(archive)) {
            zip.putNextEntry(new ZipEntry("frames.npy"));
            zip.write(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0, (byte) header.length(), 0});
            zip.write(header.getBytes(StandardCharsets.US_ASCII));
            zip.write(new byte[16 - 5]);
        }
        assertThat(Served.code(served.post(SEGMENT, archive.toByteArray()))).isEqualTo("400 bad_picture");
    }

    @ParameterizedTest
    @ValueSource(strings = {"as=jpeg", "opacity=2", "opacity=x", "least_confidence=NaN", "include=all", "opacty=0.5"})
    void aWrongQueryIsRefused(String query) {
        assertThat(Served.code(served.post(SEGMENT + "?" + query, PICTURE))).isEqualTo("400 bad_query");
    }

    /** The same keys as the description for programs has them. */
    @Test
    void anUnknownKeyIsNamedWithTheKnownOnes() {
        HttpResponse<byte[]> answer = served.post(SEGMENT + "?as=mask&treshold=0.5", PICTURE);
        List<String> described = Served.json(served.get("/openapi.json"))
                .at("/paths/~1v1~1segment/post/parameters")
                .findValuesAsText("name");
        assertThat(Served.json(answer).path("error").path("message").asText())
                .isEqualTo("there is no treshold; known are " + String.join(", ", described));
    }

    @Test
    void whatIsNoPictureIsRefused() {
        assertThat(Served.code(served.post(SEGMENT, new byte[0]))).isEqualTo("400 no_picture");
        assertThat(Served.code(served.post(SEGMENT, "hello".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("415 unknown_format");
        assertThat(Served.code(served.post(SEGMENT, PICTURE, "Content-Type", "application/json")))
                .isEqualTo("415 unknown_format");
        assertThat(Served.code(served.post(SEGMENT, java.util.Arrays.copyOf(PICTURE, 100))))
                .isEqualTo("400 bad_picture");
        assertThat(Served.code(served.post(SEGMENT, "PK damaged".getBytes(StandardCharsets.UTF_8))))
                .isEqualTo("400 bad_picture");
        assertThat(Served.code(served.post(SEGMENT + "?model=none", PICTURE))).isEqualTo("404 no_model");
    }

    @Test
    void aMessageNeverNamesAPathOfTheServer() {
        byte[] answer = served.post(SEGMENT, "PK damaged".getBytes(StandardCharsets.UTF_8))
                .body();
        assertThat(new String(answer, StandardCharsets.UTF_8))
                .doesNotContain(System.getProperty("java.io.tmpdir"))
                .doesNotContain("areogan-serve");
    }

    @Test
    void whatIsWrongWithAMissionsImageIsToldOfTheBody() {
        byte[] cut = "LBLSIZE=60              FORMAT='BYTE' NL=20 NS=20 NB=1          0000"
                .getBytes(StandardCharsets.US_ASCII);
        assertThat(Served.json(served.post(SEGMENT, cut))
                        .path("error")
                        .path("message")
                        .asText())
                .startsWith("the picture ends after " + cut.length + " bytes");
    }
}
