package org.areogan.program.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TerminalTest {
    @Test
    void aStreamThatGoesToAFileIsNoDevice(@TempDir Path folder) throws IOException {
        Path device = Path.of("/dev/null");
        assumeThat(device).describedAs("devices are files on POSIX").exists();
        Path stream = folder.resolve("stream");

        Files.createSymbolicLink(stream, device);
        assertThat(Terminal.isDevice(stream)).isTrue();
        Files.delete(stream);
        Files.createSymbolicLink(stream, Files.writeString(folder.resolve("log"), ""));
        assertThat(Terminal.isDevice(stream)).isFalse();
    }
}
