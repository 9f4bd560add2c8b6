package org.areogan.program.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.http.BearerToken;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.Frame;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** A real server on loopback with a tiny model called {@code tiny}, and small limits. */
final class Served implements AutoCloseable {
    static final ServerLimits SMALL =
            new ServerLimits(1 << 18, 1 << 20, 1 << 14, 1 << 16, Duration.ofSeconds(20), 64, 32);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    final SegmentServer server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Served(SegmentServer server) {
        this.server = server;
    }

    static Served start() {
        return start(SMALL, Optional.empty());
    }

    static Served start(ServerLimits limits, Optional<BearerToken> token) {
        return start(limits, token, SegmentOptions.STANDARD);
    }

    /** A server whose model looks otherwise. */
    static Served start(SegmentOptions looks) {
        return start(SMALL, Optional.empty(), looks);
    }

    private static Served start(ServerLimits limits, Optional<BearerToken> token, SegmentOptions looks) {
        SegmentServer.Settings settings =
                new SegmentServer.Settings("127.0.0.1", 0, token, limits, QueueLimits.STANDARD, looks);
        return new Served(
                SegmentServer.start(settings, Map.of("tiny", () -> Segmenter.open(Landscapes.model())), "nd4j"));
    }

    HttpResponse<byte[]> get(String path, String... headers) {
        return send(request(path, headers).GET().build());
    }

    HttpResponse<byte[]> post(String path, byte[] body, String... headers) {
        return send(request(path, headers)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(server.address() + path)).timeout(Duration.ofSeconds(60));
        return headers.length == 0 ? request : request.headers(headers);
    }

    HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException hurried) {
            throw new IllegalStateException(hurried);
        }
    }

    /** The value of a meter without labels, as Prometheus reads it. */
    double meter(String name) {
        return new String(get("/metrics").body(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElseThrow();
    }

    /** What comes back for these bytes until the server closes; nothing more is sent behind them. */
    String raw(byte[] bytes) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(60_000);
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            socket.shutdownOutput();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (IOException failure) {
            return "";
        }
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        try {
            return MAPPER.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String code(HttpResponse<byte[]> response) {
        return response.statusCode() + " "
                + json(response).path("error").path("code").asText();
    }

    static Frame frame(int seed) {
        return new ProceduralMars(0.5)
                .scene(seed, Landscapes.HEIGHT, Landscapes.WIDTH)
                .frame();
    }

    static byte[] png(Frame frame) {
        return PictureFiles.toPng(Drawing.grey(frame));
    }

    @Override
    public void close() {
        server.close();
    }
}
