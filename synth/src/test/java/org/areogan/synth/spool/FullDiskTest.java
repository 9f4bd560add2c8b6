package org.areogan.synth.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.areogan.files.UserException;
import org.areogan.synth.FolderBytes;
import org.areogan.synth.TestPairs;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.ExportRequest;
import org.areogan.synth.export.Exporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {
    private static final int ROUND = 20;
    private static final int ROUNDS = 8;

    @TempDir
    Path folder;

    @Test
    void anExportGoesOnOnceThereIsSpace() throws IOException, InterruptedException {
        Path mount = Files.createDirectory(folder.resolve("disk"));
        Path target = mount.resolve("out");
        try (SmallDisk disk = SmallDisk.mount(mount, 48)) {
            try (Spool spool = TestPairs.open(target)) {
                assertThatThrownBy(() -> goOn(spool))
                        .isInstanceOf(UserException.class)
                        .hasMessageContainingAll("cannot write " + target, "the free space");
                assertThat(spool.nextAttempt()).isPositive();
                assertThatThrownBy(() -> TestPairs.attempt(spool, 0)).isInstanceOf(IllegalStateException.class);
                assertThatThrownBy(() -> spool.endRound(0)).isInstanceOf(IllegalStateException.class);
            }
            disk.resize(4096);
            try (Spool spool = TestPairs.open(target)) {
                goOn(spool);
            }
            Path unbroken = folder.resolve("unbroken");
            try (Spool spool = TestPairs.open(unbroken)) {
                goOn(spool);
            }
            FolderBytes.assertSame(unbroken, target);
        }
    }

    @Test
    void whatCannotBeFinishedLeavesOnlyTheSpool() throws IOException, InterruptedException {
        Path mount = Files.createDirectory(folder.resolve("disk"));
        Path target = mount.resolve("out");
        ExportRequest request =
                new ExportRequest(Set.of(ExportFormat.PNG), Optional.empty(), TestPairs.facts("big-rock"));
        try (SmallDisk disk = SmallDisk.mount(mount, 48)) {
            try (Spool spool = TestPairs.filled(target)) {
                Path before = Files.createDirectory(folder.resolve("before"));
                copy(target, before);
                assertThatThrownBy(() -> Exporter.write(spool, request))
                        .isInstanceOf(UserException.class)
                        .hasMessageContaining("cannot write " + target);
                FolderBytes.assertSame(before, target);
            }
            disk.resize(4096);
            Exporter.write(TestPairs.open(target), request);
            assertThat(target.resolve("manifest.jsonl")).exists();
        }
    }

    private static void goOn(Spool spool) {
        for (long from = spool.nextAttempt(); from < ROUND * ROUNDS; from += ROUND) {
            TestPairs.round(spool, from, from + ROUND);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        for (var file : FolderBytes.of(from).entrySet()) {
            Path copy = to.resolve(file.getKey());
            Files.createDirectories(copy.getParent());
            Files.write(copy, file.getValue());
        }
    }
}
