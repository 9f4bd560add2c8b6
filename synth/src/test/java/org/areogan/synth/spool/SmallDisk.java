package org.areogan.synth.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;

/** A disk of few bytes, which only root on Linux can make; without one the test is skipped. */
final class SmallDisk implements AutoCloseable {
    private final Path path;

    private SmallDisk(Path path) {
        this.path = path;
    }

    /** @param kibibytes that it holds */
    static SmallDisk mount(Path folder, int kibibytes) throws InterruptedException {
        assumeThat(succeeds("mount", "-t", "tmpfs", "-o", "size=" + kibibytes + "k", "tmpfs", folder.toString()))
                .describedAs("this user may mount a small disk")
                .isTrue();
        return new SmallDisk(folder);
    }

    void resize(int kibibytes) throws InterruptedException {
        assertThat(succeeds("mount", "-o", "remount,size=" + kibibytes + "k", path.toString()))
                .isTrue();
    }

    @Override
    public void close() throws InterruptedException {
        assertThat(succeeds("umount", path.toString())).isTrue();
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
