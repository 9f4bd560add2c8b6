package org.areogan.program.serve.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpzWriter;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** The routes that the page asks for, each answered by a segmenter, with a gate that holds requests back. */
final class SmallServer implements AutoCloseable {
    static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final int SIDE = 256;

    private final ObjectMapper json = new ObjectMapper();
    private final Segmenter segmenter;
    private final Path folder;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(6);
    private volatile String token = "";
    private volatile CountDownLatch gate = new CountDownLatch(0);

    SmallServer(Segmenter segmenter, Path folder, int port) throws IOException {
        this.segmenter = segmenter;
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** From now on requests below {@code /v1} need this token; empty for none. */
    void require(String bearer) {
        token = bearer;
    }

    /** Holds segmentations back until the latch is at zero. */
    CountDownLatch holdBack() {
        gate = new CountDownLatch(1);
        return gate;
    }

    static Frame sample(int seed) {
        return new ProceduralMars().scene(seed, SIDE, SIDE).frame();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try {
            route(exchange);
        } catch (UserException mistake) {
            fail(exchange, 400, "bad_picture", String.valueOf(mistake.getMessage()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }

    private void route(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/v1/")
                && !token.isEmpty()
                && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            fail(exchange, 401, "unauthorized", "a token is needed");
        } else if (path.equals("/v1/models")) {
            send(exchange, "application/json", json.writeValueAsBytes(models()));
        } else if (path.equals("/samples")) {
            send(exchange, "application/json", json.writeValueAsBytes(samples()));
        } else if (path.startsWith("/samples/")) {
            int seed = Integer.parseInt(path.substring("/samples/".length()).replace(".png", ""));
            send(exchange, "image/png", PictureFiles.toPng(Drawing.grey(sample(seed))));
        } else if (path.equals("/v1/frame")) {
            send(exchange, "image/png", PictureFiles.toPng(Drawing.grey(frame(exchange, query(exchange)))));
        } else if (path.equals("/v1/segment")) {
            segment(exchange, query(exchange));
        } else {
            file(exchange, path.equals("/") ? "index.html" : path.replaceFirst("^/page/", ""));
        }
    }

    private void segment(HttpExchange exchange, Map<String, String> query) throws IOException, InterruptedException {
        Frame frame = frame(exchange, query);
        gate.await();
        long start = System.nanoTime();
        Prediction prediction = segmenter.predict(frame);
        double milliseconds = (System.nanoTime() - start) / 1e6;
        switch (query.getOrDefault("as", "json")) {
            case "npz" -> send(exchange, "application/zip", npz(prediction));
            case "mask" -> send(exchange, "image/png", mask(prediction.mask()));
            default ->
                send(exchange, "application/json", json.writeValueAsBytes(answer(prediction, query, milliseconds)));
        }
    }

    private Frame frame(HttpExchange exchange, Map<String, String> query) throws IOException {
        String name = query.getOrDefault("name", "picture.png").replaceAll("[^A-Za-z0-9.-]", "_");
        Path own = Files.createTempDirectory(folder, "request");
        Path file = own.resolve(name);
        try {
            Files.write(file, exchange.getRequestBody().readAllBytes());
            return PictureFiles.readFrame(file);
        } catch (UserException mistake) {
            throw new UserException(String.valueOf(mistake.getMessage()).replace(file.toString(), name));
        } finally {
            Files.deleteIfExists(file);
            Files.delete(own);
        }
    }

    private byte[] npz(Prediction prediction) throws IOException {
        Path file = Files.createTempFile(folder, "masks", ".npz");
        try (NpzWriter archive = NpzWriter.create(file)) {
            archive.beginBytes("masks", 1, prediction.mask().height(), prediction.mask().width());
            archive.append(prediction.mask().ids());
            archive.commit();
        }
        return Files.readAllBytes(file);
    }

    private ObjectNode answer(Prediction prediction, Map<String, String> query, double milliseconds) {
        Mask mask = prediction.mask();
        float[] confidence = prediction.confidence();
        byte[] grey = new byte[confidence.length];
        double sum = 0;
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = (byte) Math.round(confidence[pixel] * 255);
            sum += confidence[pixel];
        }
        ObjectNode answer = json.createObjectNode()
                .put("model", query.get("model"))
                .put("width", mask.width())
                .put("height", mask.height())
                .put("milliseconds", milliseconds)
                .put("confidence", sum / grey.length);
        double[] areas = prediction.areas();
        ArrayNode classes = answer.putArray("classes");
        for (TerrainClass each : ClassSet.ROVER.classes()) {
            classes.addObject().put("id", each.id()).put("name", each.name()).put("area", areas[each.id()]);
        }
        answer.put("mask", Base64.getEncoder().encodeToString(mask(mask)));
        answer.put(
                "confidence_map",
                Base64.getEncoder().encodeToString(mask(new Mask(mask.height(), mask.width(), grey))));
        return answer;
    }

    private static byte[] mask(Mask mask) {
        java.awt.image.BufferedImage image = new java.awt.image.BufferedImage(
                mask.width(), mask.height(), java.awt.image.BufferedImage.TYPE_BYTE_GRAY);
        image.getRaster().setDataElements(0, 0, mask.width(), mask.height(), mask.ids());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException inMemory) {
            throw new java.io.UncheckedIOException(inMemory);
        }
        return out.toByteArray();
    }

    private ObjectNode models() {
        ObjectNode answer = json.createObjectNode();
        ArrayNode models = answer.putArray("models");
        for (String name : new String[] {"curiosity", "twin"}) {
            ArrayNode classes = models.addObject().put("name", name).putArray("classes");
            for (TerrainClass each : segmenter.classes().classes()) {
                classes.addObject()
                        .put("id", each.id())
                        .put("name", each.name())
                        .put("color", String.format("#%06x", each.rgb()))
                        .put("scored", each.scored());
            }
        }
        return answer;
    }

    private ObjectNode samples() {
        ObjectNode answer = json.createObjectNode();
        ArrayNode samples = answer.putArray("samples");
        for (int seed = 1; seed <= 4; seed++) {
            samples.addObject().put("name", "scene-" + seed).put("url", "/samples/" + seed + ".png");
        }
        return answer;
    }

    private void file(HttpExchange exchange, String name) throws IOException {
        try (InputStream in = getClass().getResourceAsStream(name)) {
            if (in == null || name.contains("/")) {
                fail(exchange, 404, "not_found", "there is no " + name);
                return;
            }
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            send(exchange, type(name), in.readAllBytes());
        }
    }

    private static String type(String name) {
        return switch (name.substring(name.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            default -> "image/svg+xml";
        };
    }

    private static Map<String, String> query(HttpExchange exchange) {
        Map<String, String> query = new HashMap<>();
        Arrays.stream(exchange.getRequestURI().getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .forEach(pair -> query.put(pair[0], URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
        return query;
    }

    private void fail(HttpExchange exchange, int status, String code, String message) throws IOException {
        ObjectNode answer = json.createObjectNode();
        answer.putObject("error").put("code", code).put("message", message);
        byte[] body = json.writeValueAsBytes(answer);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        gate.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
