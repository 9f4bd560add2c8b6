package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;

class InterfaceTest extends OnServer {
    private static final String INFER = "/v2/models/tiny/infer";

    @Test
    void theDescriptionHasTheRoutesThatThereAreAndNoOthers() {
        JsonNode paths = Served.json(served.get("/openapi.json")).path("paths");
        List<String> described = new ArrayList<>();
        paths.properties()
                .forEach(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method ->
                                described.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        assertThat(described).containsExactlyInAnyOrderElementsOf(served.server.routes());
    }

    @Test
    void everyDescribedGetAnswers() {
        JsonNode paths = Served.json(served.get("/openapi.json")).path("paths");
        assertThat(paths).hasSizeGreaterThan(5);
        paths.fieldNames().forEachRemaining(path -> {
            String real = path.replace("/page/{name}", "/page/index.html")
                    .replace("{name}", "1.png")
                    .replace("{model}", "tiny")
                    .replace("{version}", "1");
            int wanted = paths.path(path).has("get") ? 200 : 405;
            assertThat(served.get(real).statusCode()).describedAs(path).isEqualTo(wanted);
        });
    }

    @Test
    void addressesThatAreNoneAreRefusedAsJson() {
        assertThat(Served.code(served.get("/nothing"))).isEqualTo("404 not_found");
        assertThat(Served.code(served.get("/page/..%2fopenapi.json"))).matches("40[04] .*");
        assertThat(Served.json(served.get("/v2/models/none")).path("error").isTextual())
                .isTrue();
    }

    @Test
    void aWrongMethodIsToldWhichOnesThereAre() {
        HttpResponse<byte[]> models = served.post("/v1/models", new byte[0]);
        assertThat(Served.code(models)).isEqualTo("405 wrong_method");
        assertThat(models.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(Served.json(models).path("error").path("message").asText())
                .isEqualTo("this address does not take POST; send GET, HEAD");

        HttpResponse<byte[]> infer = served.get(INFER, "Accept", "text/html");
        assertThat(infer.statusCode()).isEqualTo(405);
        assertThat(infer.headers().firstValue("Allow")).hasValue("POST");
        assertThat(Served.json(infer).path("error").asText()).contains("send POST");
    }

    @Test
    void browsersAreToldToBeCareful() {
        HttpResponse<byte[]> page = served.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void metersTellOfRoutesByTheirPatterns() {
        served.get("/samples/1.png");
        served.get("/nothing-of-this-name");
        String meters = new String(served.get("/metrics").body(), StandardCharsets.UTF_8);
        assertThat(meters)
                .contains("areogan_serve_request_time_seconds_count{route=\"/samples/{name}\",status=\"200\"}")
                .doesNotContain("nothing-of-this-name");
    }

    @Test
    void answersToManyAtOnceAreThoseOfTheSegmenterToTheBit() throws Exception {
        List<Frame> frames = new ArrayList<>();
        for (int seed = 0; seed < 24; seed++) {
            frames.add(Served.frame(seed));
        }
        ExecutorService clients = Executors.newFixedThreadPool(12);
        try (Segmenter segmenter = Segmenter.open(Landscapes.model())) {
            List<Future<float[]>> answers = frames.stream()
                    .map(frame -> clients.submit(() -> binary(frame)))
                    .toList();
            for (int place = 0; place < frames.size(); place++) {
                Prediction alone = segmenter.predict(frames.get(place));
                assertThat(answers.get(place).get()).isEqualTo(alone.probabilities());
            }
        } finally {
            clients.shutdownNow();
        }
    }

    /** The probabilities, asked for as a client of Triton asks. */
    private static float[] binary(Frame frame) {
        byte[] json = ("{\"inputs\":[{\"name\":\"frame\",\"shape\":[1," + frame.height() + "," + frame.width()
                        + "],\"datatype\":\"FP32\",\"parameters\":{\"binary_data_size\":" + 4 * frame.grey().length
                        + "}}],\"outputs\":[{\"name\":\"probabilities\",\"parameters\":{\"binary_data\":true}}]}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer body =
                ByteBuffer.allocate(json.length + 4 * frame.grey().length).order(ByteOrder.LITTLE_ENDIAN);
        body.put(json).asFloatBuffer().put(frame.grey());
        HttpResponse<byte[]> answer =
                served.post(INFER, body.array(), "Inference-Header-Content-Length", "" + json.length);
        int head = Integer.parseInt(
                answer.headers().firstValue("Inference-Header-Content-Length").orElseThrow());
        float[] values = new float[frame.grey().length * 5];
        ByteBuffer.wrap(answer.body(), head, answer.body().length - head)
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        return values;
    }

    @Test
    void bytesAsPlainJsonAreTheSameFrames() throws ExecutionException {
        int[] grey = new int[8 * 8];
        Arrays.setAll(grey, pixel -> pixel * 4);
        String request = "{\"id\":\"7\",\"inputs\":[{\"name\":\"frame\",\"shape\":[1,8,8,1],\"datatype\":\"UINT8\","
                + "\"data\":" + Arrays.toString(grey) + "}]}";
        JsonNode answer = Served.json(served.post(INFER, request.getBytes(StandardCharsets.UTF_8)));
        float[] shares = new float[grey.length];
        for (int pixel = 0; pixel < shares.length; pixel++) {
            shares[pixel] = grey[pixel] / 255f;
        }
        try (Segmenter segmenter = Segmenter.open(Landscapes.model())) {
            byte[] ids = segmenter.segment(new Frame(8, 8, shares)).ids();
            assertThat(answer.path("id").asText()).isEqualTo("7");
            JsonNode mask = answer.path("outputs").path(0);
            assertThat(mask.path("name").asText()).isEqualTo("mask");
            for (int pixel = 0; pixel < ids.length; pixel++) {
                assertThat(mask.path("data").path(pixel).asInt()).isEqualTo(ids[pixel]);
            }
        }
    }

    /** As Triton's Java client writes them; Triton cuts the sign off. */
    @Test
    void bytesThatAClientHasWidenedWithTheirSignAreTheSameFrames() {
        JsonNode bytes = outputs("0, 127, 128, 255");
        assertThat(bytes.path(1).path("name").asText()).isEqualTo("probabilities");
        assertThat(outputs("0, 127, 4294967168, 4294967295")).isEqualTo(bytes);
        assertThat(outputs("0, 127, 129, 255")).isNotEqualTo(bytes);
        assertThat(Served.code(served.post(INFER, request("0, 127, 128, 256")))).startsWith("400");
        assertThat(Served.code(served.post(INFER, request("0, 127, 128, 4294967167"))))
                .startsWith("400");
        assertThat(Served.code(served.post(INFER, request("0, 127, 128, 4294967296"))))
                .startsWith("400");
        assertThat(Served.code(served.post(INFER, request("0, 127, 128, -1")))).startsWith("400");
    }

    private static JsonNode outputs(String levels) {
        return Served.json(served.post(INFER, request(levels))).path("outputs");
    }

    private static byte[] request(String levels) {
        return ("{\"inputs\":[{\"name\":\"frame\",\"shape\":[1,2,2],\"datatype\":\"UINT8\",\"data\":[" + levels
                        + "]}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aRequestThatIsNotAsTheProtocolSaysIsRefused() {
        for (String request : List.of(
                "{",
                "{}",
                "{\"inputs\":[{\"name\":\"other\",\"shape\":[1,1,1],\"datatype\":\"FP32\",\"data\":[0]}]}",
                "{\"inputs\":[{\"name\":\"frame\",\"shape\":[1,1,2],\"datatype\":\"FP32\",\"data\":[0]}]}",
                "{\"inputs\":[{\"name\":\"frame\",\"shape\":[1,1,1],\"datatype\":\"FP64\",\"data\":[0]}]}",
                "{\"inputs\":[{\"name\":\"frame\",\"shape\":[1,1,1],\"datatype\":\"FP32\",\"data\":[2]}]}",
                "{\"inputs\":[{\"name\":\"frame\",\"shape\":[1,1,1],\"datatype\":\"FP32\","
                        + "\"parameters\":{\"binary_data_size\":4}}]}")) {
            HttpResponse<byte[]> answer = served.post(INFER, request.getBytes(StandardCharsets.UTF_8));
            assertThat(answer.statusCode()).describedAs(request).isEqualTo(400);
            assertThat(Served.json(answer).path("error").isTextual()).isTrue();
        }
    }
}
