package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.areogan.program.Landscapes;
import org.areogan.program.serve.http.BearerToken;
import org.areogan.program.serve.http.ServerLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class HostileClientsTest extends OnServer {
    private static final byte[] PICTURE = Served.png(Served.frame(1));

    @Test
    void aBodyThatIsTooLongIsRefusedWhetherItsLengthIsSaidOrNot() {
        byte[] much = new byte[(int) Served.SMALL.bodyBytes() + 1];
        assertThat(Served.code(served.post("/v1/segment", much))).isEqualTo("413 body_too_long");
        HttpRequest chunked = served.request("/v1/segment")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(much)))
                .build();
        assertThat(Served.code(served.send(chunked))).isEqualTo("413 body_too_long");
    }

    @Test
    void aPictureThatClaimsTooManyPixelsIsRefusedBeforeItIsDecoded() {
        ByteBuffer bomb = ByteBuffer.wrap(PICTURE.clone());
        bomb.putInt(16, 60_000).putInt(20, 60_000);
        CRC32 sum = new CRC32();
        sum.update(bomb.array(), 12, 17);
        bomb.putInt(29, (int) sum.getValue());
        assertThat(Served.code(served.post("/v1/segment", bomb.array()))).isEqualTo("413 picture_too_large");
    }

    @Test
    void anArchiveOfTooManyPixelsIsRefused(@TempDir Path folder) throws IOException {
        byte[] archive = Files.readAllBytes(Landscapes.archive(folder, 2, 256, 256));
        assertThat(Served.code(served.post("/v1/segment", archive))).isEqualTo("413 picture_too_large");
    }

    @Test
    void aBodyThatEndsEarlyIsRefused() {
        String head = "POST /v1/segment HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\nConnection: close\r\n\r\nshort";
        assertThat(served.raw(head.getBytes(StandardCharsets.US_ASCII))).doesNotContain(" 500 ");
        assertThat(served.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void whatIsNotHttpIsRefusedAsJson() {
        String answer = served.raw("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer).startsWith("HTTP/1.1 400").contains("{\"error\":{");
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedForLong() throws IOException {
        ServerLimits hasty = new ServerLimits(1 << 18, 1 << 20, 1 << 14, 1 << 16, Duration.ofMillis(300), 64, 32);
        try (Served impatient = Served.start(hasty, Optional.empty());
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), impatient.server.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write("POST /v1/segment HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n12"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 408").contains("body_too_slow");
        }
    }

    @Test
    @Timeout(60)
    void bodiesThatTogetherTakeTooMuchMemoryAreRefusedUntilThereIsRoom() throws IOException {
        int most = 1 << 16;
        ServerLimits tight = new ServerLimits(most, most, 1 << 14, 1 << 16, Duration.ofSeconds(20), 64, 32);
        try (Served small = Served.start(tight, Optional.empty());
                Socket first = new Socket(InetAddress.getLoopbackAddress(), small.server.port())) {
            first.setSoTimeout(60_000);
            String head =
                    "POST /v1/segment HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + most + "\r\n\r\n";
            first.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            first.getOutputStream().write(new byte[most - 1]);
            while (small.meter("areogan_serve_bodies_bytes") < most) {
                Thread.onSpinWait();
            }

            HttpResponse<byte[]> refused = small.post("/v1/segment", PICTURE);
            assertThat(Served.code(refused)).isEqualTo("503 bodies_full");
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            HttpRequest chunked = small.request("/v1/segment")
                    .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(PICTURE)))
                    .build();
            assertThat(Served.code(small.send(chunked))).isEqualTo("503 bodies_full");

            first.getOutputStream().write(0);
            assertThat(new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 415");
            assertThat(small.meter("areogan_serve_bodies_bytes")).isZero();
            assertThat(small.post("/v1/segment", PICTURE).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void onlyThoseWithTheTokenAreAnswered() {
        BearerToken token = BearerToken.of("0123456789abcdef", "the test");
        try (Served guarded = Served.start(Served.SMALL, Optional.of(token))) {
            assertThat(guarded.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(Served.code(guarded.get("/v1/models"))).isEqualTo("401 no_token");
            assertThat(Served.code(guarded.get("/v1/models", "Authorization", "Bearer 0123456789abcdeF")))
                    .isEqualTo("401 no_token");
            assertThat(guarded.get("/v1/models", "Authorization", "Bearer 0123456789abcdef")
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void mutatedRequestsAreAnsweredOrRefusedButNeverBreakTheServer() {
        SplittableRandom random = new SplittableRandom(20);
        byte[] head = ("POST /v1/segment?as=mask&opacity=0.5&name=a.png HTTP/1.1\r\nHost: x\r\nContent-Length: "
                        + PICTURE.length + "\r\nContent-Type: image/png\r\nConnection: close\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        int answered = 0;
        for (int request = 0; request < 300; request++) {
            ByteBuffer whole =
                    ByteBuffer.allocate(head.length + PICTURE.length).put(head).put(PICTURE);
            for (int change = random.nextInt(1, 8); change > 0; change--) {
                int where =
                        request % 2 == 0 ? random.nextInt(head.length) : head.length + random.nextInt(PICTURE.length);
                whole.put(where, (byte) random.nextInt(256));
            }
            String answer = served.raw(whole.array());
            assertThat(answer).describedAs("request %d", request).doesNotContain("HTTP/1.1 500");
            answered += answer.isEmpty() ? 0 : 1;
        }
        assertThat(answered).isGreaterThan(200);
        assertThat(served.post("/v1/segment", PICTURE).statusCode()).isEqualTo(200);
    }
}
