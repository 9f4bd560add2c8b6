package org.areogan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLockTest {
    @TempDir
    Path folder;

    private static final int TURNS = 300;

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

    /** Another process: has the lock again and again, and a file that it makes and removes while it has it. */
    static final class Removing {
        private Removing() {}

        public static void main(String[] arguments) throws IOException {
            Path alone = Path.of(arguments[0]).resolveSibling("alone");
            for (int turn = 0; turn < TURNS; ) {
                try (FolderLock lock = FolderLock.take(Path.of(arguments[0]), "wait")) {
                    Files.createFile(alone);
                    Files.delete(alone);
                    lock.removeFile();
                    turn++;
                } catch (UserException taken) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    private Process process(Class<?> program, Path where) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName(),
                        where.toString())
                .redirectError(folder.resolve("errors").toFile())
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
        Process other = process(Other.class, folder);
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

    /** Closing the file of a lock that one has gives it up on POSIX. */
    @Test
    void whoeverAsksForItInThisProcessDoesNotGiveItUp() throws Exception {
        try (FolderLock lock = FolderLock.take(folder, "wait")) {
            assertTaken();
            Process other = process(Other.class, folder);
            assertThat(other.inputReader(StandardCharsets.UTF_8).readLine()).isNull();
            assertThat(other.waitFor()).isOne();
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void noTwoHaveItWhereItsFileIsRemovedEachTime() throws Exception {
        Path kept = folder.resolve("kept");
        List<Process> processes = List.of(process(Removing.class, kept), process(Removing.class, kept));
        for (Process each : processes) {
            assertThat(each.waitFor()).isZero();
        }
        assertThat(kept).isEmptyDirectory();
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThatThrownBy(() -> FolderLock.take(file, "wait"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("cannot write " + file.resolve(FolderLock.NAME));
    }
}
