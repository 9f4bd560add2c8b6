package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.areogan.program.Areogan;
import org.areogan.program.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DrainTest {
    private static final int CLIENTS = 8;
    private static final byte[] PICTURE = Served.png(Served.frame(1));

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES) // as long as it may take to drain
    void sigtermLetsRequestsUnderWayEndAndRefusesNewOnes() throws IOException, InterruptedException {
        assumeThat(File.separator).describedAs("kill -TERM is for POSIX").isEqualTo("/");
        Process server = start();
        List<Socket> clients = new ArrayList<>();
        try (BufferedReader out = server.inputReader(StandardCharsets.UTF_8);
                BufferedReader err = server.errorReader(StandardCharsets.UTF_8)) {
            URI address = URI.create(out.readLine());
            for (int client = 0; client < CLIENTS; client++) {
                clients.add(begin(address));
            }
            while (!metrics(address).contains("areogan_serve_requests_under_way " + (CLIENTS + 1.0))) {
                Thread.onSpinWait();
            }

            new ProcessBuilder("kill", "-TERM", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            while (!refused(address)) {
                Thread.onSpinWait();
            }
            for (Socket client : clients) {
                assertThat(end(client)).startsWith("HTTP/1.1 200");
            }

            assertThat(server.waitFor()).isEqualTo(128 + 15);
            assertThat(err.lines()).last().isEqualTo("stopping when the requests under way are answered");
        } finally {
            for (Socket client : clients) {
                client.close();
            }
            server.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Areogan.class.getName(),
                        "serve",
                        "--model",
                        Landscapes.model().toString(),
                        "--port",
                        "0",
                        "--engine",
                        "nd4j",
                        "--threads",
                        "1")
                .start();
    }

    /** Sends a request but for its last byte. */
    private static Socket begin(URI address) throws IOException {
        Socket socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(60_000);
        String head = "POST /v1/segment?as=mask HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
                + PICTURE.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(PICTURE, 0, PICTURE.length - 1);
        return socket;
    }

    private static String end(Socket socket) throws IOException {
        socket.getOutputStream().write(PICTURE[PICTURE.length - 1]);
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }

    private static boolean refused(URI address) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            return !socket.isConnected();
        } catch (ConnectException closed) {
            return true;
        }
    }

    private static String metrics(URI address) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve("/metrics")).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
