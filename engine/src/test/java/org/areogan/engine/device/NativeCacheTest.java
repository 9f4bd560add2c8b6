package org.areogan.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NativeCacheTest {
    private static final String FREE = "free";
    private static final String HELD = "held";

    @TempDir
    private Path folder;

    private final List<String> seen = new ArrayList<>();

    /** Another process: says whether it could have the lock of the folder. */
    static final class Other {
        private Other() {}

        public static void main(String[] arguments) throws IOException {
            Path lock = Path.of(arguments[0], NativeCache.LOCK);
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                System.out.println(channel.tryLock() == null ? HELD : FREE);
            }
        }
    }

    private void lookFromAnotherProcess() {
        try {
            JavaProcess.Ended ended =
                    JavaProcess.run(Other.class, List.of(folder.toString()), "".getBytes(StandardCharsets.UTF_8));
            seen.add(ended.answer());
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Test
    void onlyTheFirstLoadingOfLibrariesKeepsOtherProcessesWaiting() throws IOException {
        Files.createDirectory(folder.resolve("library.jar"));
        NativeCache.load(folder, "a-1", this::lookFromAnotherProcess);
        NativeCache.load(folder, "a-1", this::lookFromAnotherProcess);
        NativeCache.load(folder, "a-2", this::lookFromAnotherProcess);
        lookFromAnotherProcess();
        assertThat(seen).containsExactly(HELD, FREE, HELD, FREE);
    }

    @Test
    void librariesThatSomebodyHasDeletedAreLoadedAloneAgain() {
        NativeCache.load(folder, "a-1", this::lookFromAnotherProcess);
        NativeCache.load(folder, "a-1", this::lookFromAnotherProcess);
        assertThat(seen).containsExactly(HELD, HELD);
    }

    @Test
    void afterALoadingThatFailedTheNextIsAloneAgain() {
        Runnable failing = () -> {
            throw new UnsatisfiedLinkError("no such library");
        };
        assertThatThrownBy(() -> NativeCache.load(folder, "a", failing)).hasMessage("no such library");
        NativeCache.load(folder, "a", this::lookFromAnotherProcess);
        assertThat(seen).containsExactly(HELD);
    }

    @Test
    void aFolderThatCannotBeWrittenToIsNoObstacle() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        NativeCache.load(file, "a", () -> seen.add("loaded"));
        assertThat(seen).containsExactly("loaded");
    }
}
