package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Engines;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.program.Landscapes;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.http.ServerLimits;
import org.junit.jupiter.api.Test;

class ServerStartTest {
    @Test
    void aModelThatCannotSegmentEndsTheServerAndItsPortIsFreeAgain() throws IOException {
        int port = listen(0);
        SegmentServer.Settings settings = new SegmentServer.Settings(
                "127.0.0.1",
                port,
                Optional.empty(),
                ServerLimits.STANDARD,
                QueueLimits.STANDARD,
                SegmentOptions.STANDARD);

        assertThatThrownBy(() ->
                        SegmentServer.start(settings, Map.of("closed", ServerStartTest::withoutParameters), "nd4j"))
                .isInstanceOf(RuntimeException.class);
        assertThat(listen(port)).isEqualTo(port);
    }

    /** It opens, and fails with the first frame that it is shown. */
    private static Segmenter withoutParameters() {
        Segmenter segmenter = Segmenter.open(Landscapes.model(), Engines.nd4j(1));
        segmenter.close();
        return segmenter;
    }

    /** Listens for a moment. */
    private static int listen(int port) throws IOException {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
