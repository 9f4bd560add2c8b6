package org.areogan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    /** Another process: takes the lock, says so, and waits for the end of its input. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            try (FolderLock lock = FolderLock.take(Path.of(arguments[0]), "wait")) {
                System.out.println("taken");
                System.in.read();
            }
        }
    }

    private Process other() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        folder.toString())
                .start();
    }

    private void assertTaken() {
        assertThatThrownBy(() -> FolderLock.take(folder, "wait for it"))
                .isInstanceOf(UserException.class)
                .hasMessage(folder + " is being written to by another process; wait for it");
        assertThat(FolderLock.tryTake(folder)).isEmpty();
    }

    @Test
    void aProcessThatIsKilledGivesItBack() throws Exception {
        Process other = other();
        try {
            assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isEqualTo("taken");
            assertTaken();
        } finally {
            other.destroyForcibly().waitFor();
        }
        FolderLock.take(folder, "wait").close();
    }

    @Test
    void itIsForOneUserInThisProcessTooAndItsFileStays() {
        try (FolderLock lock = FolderLock.take(folder, "wait")) {
            assertTaken();
            assertThat(lock).isNotNull();
        }
        FolderLock.take(folder, "wait").close();
        assertThat(folder.resolve(FolderLock.NAME)).isEmptyFile();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> FolderLock.take(file, "wait"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot write " + file.resolve(FolderLock.NAME));
    }
}
