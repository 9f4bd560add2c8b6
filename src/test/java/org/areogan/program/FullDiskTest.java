package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.areogan.generator.Prediction;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.UserException;
import org.junit.jupiter.api.Test;

class FullDiskTest {
    private static final int PIXELS = 1 << 16;

    private static void pass(SegmentOutput.Sink sink) throws IOException {
        byte[] ids = new byte[PIXELS];
        new SplittableRandom(1).nextBytes(ids);
        sink.accept(new SegmentedFrame(
                "frame",
                new Frame(256, 256, new float[PIXELS]),
                new Prediction(new Mask(256, 256, ids), new float[0], 5)));
    }

    @Test
    void aFullDiskNamesTheFileAndLeavesNothingHalfWritten() throws IOException {
        Configuration small = Configuration.unix().toBuilder()
                .setBlockSize(1024)
                .setMaxSize(8192)
                .build();
        try (FileSystem disk = Jimfs.newFileSystem(small)) {
            Path folder = disk.getPath("/out");
            List<SegmentOutput> outputs = List.of(
                    new MaskArchive(folder.resolve("masks.npz"), 1),
                    new SubmissionTable(folder.resolve("submission.csv")));

            assertThatThrownBy(() -> SegmentOutput.writeAll(outputs, FullDiskTest::pass))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("/out/")
                    .hasMessageContaining("free space");
            try (var left = Files.list(folder)) {
                assertThat(left).isEmpty();
            }
        }
    }
}
