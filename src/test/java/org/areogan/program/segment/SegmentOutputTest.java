package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.program.Landscapes;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentOutputTest {
    @TempDir
    Path folder;

    private static void passThatBreaksOff(SegmentOutput.Sink sink) throws IOException {
        sink.accept(new SegmentedFrame(
                "first", new Frame(2, 2, new float[4]), new Prediction(new Mask(2, 2, new byte[4]), new float[20], 5)));
        throw new IOException("No space left on device");
    }

    @Test
    void whatBreaksOffHalfwayNamesTheFileAndLeavesNothing() throws IOException {
        List<SegmentOutput> outputs = List.of(
                new MaskArchive(folder.resolve("masks.npz"), 2), new SubmissionTable(folder.resolve("submission.csv")));

        assertThatThrownBy(() -> SegmentOutput.writeAll(outputs, SegmentOutputTest::passThatBreaksOff))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("No space left on device");
        assertThat(Landscapes.filesUnder(folder)).isEmpty();
    }
}
