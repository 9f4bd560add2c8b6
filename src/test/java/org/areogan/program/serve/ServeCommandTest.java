package org.areogan.program.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
    @Test
    void aPortThatIsTakenIsTold() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(Cli.mistake("serve", "-q", "--model", Landscapes.model(), "--port", other.getLocalPort()))
                    .contains("port " + other.getLocalPort())
                    .endsWith("in use; choose another with --port, 0 takes a free one");
        }
    }

    @Test
    void anUnknownHostIsTold() {
        assertThat(Cli.mistake("serve", "-q", "--model", Landscapes.model(), "--host", "nowhere.invalid"))
                .contains("nowhere.invalid")
                .contains("--host");
    }

    @Test
    void aModelThatIsNoneIsTold(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("x.areogan"), "no model");
        assertThat(Cli.mistake("serve", "-q", "--model", file, "--port", 0)).contains("x.areogan");
    }

    @Test
    void twoModelsOfOneNameAreTold() {
        assertThat(Cli.mistake("serve", "-q", "--model", Landscapes.model(), "--model", Landscapes.model()))
                .contains("two models are called run");
    }

    @Test
    void aBadTokenFileIsTold(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("token"), "short");
        assertThat(Cli.mistake("serve", "-q", "--token-file", file)).contains("holds no token");
        assertThat(Cli.mistake("serve", "-q", "--token-file", folder.resolve("none")))
                .contains("--token-file");
    }

    @Test
    void aScaleThatNoFrameCanBeShownInIsToldBeforeAModelIsRead(@TempDir Path folder) {
        Path none = folder.resolve("none.areogan");
        assertThat(Cli.mistake("serve", "-q", "--model", none, "--scale", "1000"))
                .contains("1000")
                .doesNotContain("none.areogan");
    }
}
