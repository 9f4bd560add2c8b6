package org.areogan.program.serve.v1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.generator.SegmentOptions;
import org.areogan.models.TrainedModel;
import org.areogan.program.serve.SegmentServer;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.http.BearerToken;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Frames as pictures, and which addresses ask for the token. */
class FrameRouteTest {
    private static final String TOKEN = "a-secret-of-some-length";
    private static SegmentServer server;

    @BeforeAll
    static void start() {
        var engine = Engines.choose(EngineSettings.standard()).engine();
        server = SegmentServer.start(
                new SegmentServer.Settings(
                        "127.0.0.1",
                        0,
                        Optional.of(BearerToken.of(TOKEN, "the test")),
                        ServerLimits.STANDARD,
                        QueueLimits.STANDARD,
                        SegmentOptions.STANDARD),
                Map.of("curiosity", () -> TrainedModel.CURIOSITY.open(engine)),
                engine.name());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aTiffComesBackAsAPngWithTheSameGreys() throws Exception {
        Frame frame = new ProceduralMars().scene(3, 40, 60).frame();
        ByteArrayOutputStream tiff = new ByteArrayOutputStream();
        assertThat(ImageIO.write(Drawing.grey(frame), "tiff", tiff)).isTrue();
        HttpResponse<byte[]> answer = post("v1/frame?name=scene.tif", tiff.toByteArray());

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("image/png");
        var picture = ImageIO.read(new ByteArrayInputStream(answer.body())).getRaster();
        var expected = Drawing.grey(frame).getRaster();
        for (int row = 0; row < 40; row++) {
            for (int column = 0; column < 60; column++) {
                assertThat(picture.getSample(column, row, 0)).isEqualTo(expected.getSample(column, row, 0));
            }
        }
    }

    @Test
    void whatIsNoPictureIsRefused() throws Exception {
        HttpResponse<byte[]> answer = post("v1/frame", new byte[] {1, 2, 3});

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("unknown_format");
    }

    @Test
    void thePageIsThereWithoutATokenAndNothingElse() throws Exception {
        for (String path : new String[] {"", "page/main.js", "page/page.css", "healthz"}) {
            assertThat(get(path)).as(path).isEqualTo(200);
        }
        for (String path :
                new String[] {"v1/models", "samples", "samples/1.png", "page/../v1/models", "v1/models/", "/"}) {
            assertThat(get(path)).as(path).isEqualTo(401);
        }
    }

    private static int get(String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address(path)).build(), BodyHandlers.discarding())
                .statusCode();
    }

    private static HttpResponse<byte[]> post(String path, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(path))
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static URI address(String path) {
        return URI.create(server.address() + "/" + path);
    }
}
