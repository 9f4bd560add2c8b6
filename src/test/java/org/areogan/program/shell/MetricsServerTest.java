package org.areogan.program.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetricsServerTest {
    @Test
    void prometheusCanReadWhatIsCounted() throws IOException, InterruptedException {
        try (MetricsServer server = MetricsServer.start(0)) {
            server.registry().counter("areogan.steps").increment(3);
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server.address())).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("areogan_steps_total 3.0");
            assertThat(server.address()).startsWith("http://127.0.0.1:");
        }
    }

    @Test
    void aPortInUseIsAMistake() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> MetricsServer.start(taken.getLocalPort()))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("port " + taken.getLocalPort())
                    .hasMessageContaining("--metrics-port");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 70000})
    void aPortOutOfRangeIsAMistake(int port) {
        assertThatThrownBy(() -> MetricsServer.start(port))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--metrics-port is " + port)
                .hasMessageContaining("0 takes a free one");
    }
}
