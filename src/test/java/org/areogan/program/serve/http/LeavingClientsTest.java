package org.areogan.program.serve.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.batching.QueueListener;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Real connections that are closed while their requests wait. */
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class LeavingClientsTest {
    private static final ServerLimits LIMITS =
            new ServerLimits(1 << 18, 1 << 20, 1 << 14, 1 << 16, Duration.ofSeconds(20), 64, 32);
    private static final byte[] REQUEST = "GET /wait HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final BlockingQueue<BooleanSupplier> waiting = new LinkedBlockingQueue<>();
    private final CountDownLatch open = new CountDownLatch(1);

    private static Socket ask(WebServer server, int times) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
        OutputStream out = client.getOutputStream();
        for (int time = 0; time < times; time++) {
            out.write(REQUEST);
        }
        out.flush();
        return client;
    }

    private static BufferedReader answers(Socket client) throws IOException {
        return new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
    }

    /** Reads on to the next status. */
    private static String status(BufferedReader answers) throws IOException {
        String line = answers.readLine();
        while (!line.startsWith("HTTP/1.1 ")) {
            line = answers.readLine();
        }
        return line;
    }

    /** Each request waits for the gate. */
    private WebServer gated() {
        return WebServer.start(
                "127.0.0.1",
                0,
                LIMITS,
                Optional.empty(),
                routes -> routes.get("/wait", context -> {
                    waiting.add(WatchedConnector.leaving(context));
                    open.await();
                    context.result("\n");
                }));
    }

    @Test
    void whoClosesTheConnectionHasLeftAndWhoKeepsItHasNot() throws Exception {
        try (WebServer server = gated();
                Socket staying = ask(server, 1)) {
            BooleanSupplier stayingLeft = waiting.take();
            Socket leaving = ask(server, 1);
            BooleanSupplier leavingLeft = waiting.take();
            assertThat(leavingLeft.getAsBoolean()).isFalse();
            leaving.close();
            while (!leavingLeft.getAsBoolean()) {
                Thread.onSpinWait();
            }
            assertThat(leavingLeft.getAsBoolean()).isTrue();
            assertThat(stayingLeft.getAsBoolean()).isFalse();
            open.countDown();
            assertThat(status(answers(staying))).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void askingTakesNothingFromTheRequestsBehind() throws Exception {
        try (WebServer server = gated();
                Socket client = ask(server, 2)) {
            BooleanSupplier left = waiting.take();
            assertThat(left.getAsBoolean()).isFalse();
            client.getOutputStream().write(REQUEST);
            client.getOutputStream().flush();
            for (int times = 0; times < 3; times++) {
                assertThat(left.getAsBoolean()).isFalse();
            }
            open.countDown();
            BufferedReader answers = answers(client);
            for (int request = 0; request < 3; request++) {
                assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
            }
        }
    }

    /** One request behind which exactly one byte more has come: the selector alone would never see it again. */
    @Test
    void aByteThatWasReadAheadBeginsTheNextRequest() throws Exception {
        try (WebServer server = gated();
                Socket client = ask(server, 1)) {
            BooleanSupplier left = waiting.take();
            client.getOutputStream().write(REQUEST, 0, 1);
            client.getOutputStream().flush();
            assertThat(left.getAsBoolean()).isFalse();
            assertThat(left.getAsBoolean()).isFalse();
            open.countDown();
            BufferedReader answers = answers(client);
            assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
            client.getOutputStream().write(REQUEST, 1, REQUEST.length - 1);
            client.getOutputStream().flush();
            assertThat(status(answers)).isEqualTo("HTTP/1.1 200 OK");
        }
    }

    @Test
    void framesOfClientsWhoHaveLeftAreNotSegmented() throws Exception {
        List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        BlockingQueue<Integer> begun = new LinkedBlockingQueue<>();
        QueueListener holding = (frames, nanoseconds) -> {
            batches.add(frames);
            begun.add(frames);
            try {
                open.await();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        };
        Frame frame = new Frame(8, 8, new float[64]);
        try (ServedModel model = new ServedModel(
                        "tiny",
                        Segmenter.open(Landscapes.model()),
                        SegmentOptions.STANDARD,
                        QueueLimits.STANDARD,
                        holding);
                WebServer server = WebServer.start(
                        "127.0.0.1",
                        0,
                        LIMITS,
                        Optional.empty(),
                        routes -> routes.get(
                                "/wait",
                                context -> context.result(Answers.await(context, model, List.of(frame), LIMITS)
                                                .size() + "\n")));
                Socket first = ask(server, 1)) {
            begun.take();
            Socket leaving = ask(server, 1);
            Socket staying = ask(server, 1);
            while (model.waiting() < 2) {
                Thread.onSpinWait();
            }
            leaving.close();
            open.countDown();
            assertThat(status(answers(first))).isEqualTo("HTTP/1.1 200 OK");
            assertThat(status(answers(staying))).isEqualTo("HTTP/1.1 200 OK");
            staying.close();
        }
        assertThat(batches).containsExactly(1, 1);
    }
}
