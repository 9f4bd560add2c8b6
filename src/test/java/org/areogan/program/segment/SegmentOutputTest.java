package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.program.Landscapes;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SegmentOutputTest {
    @TempDir
    Path folder;

    private static SegmentedFrame frame(String name, int side) {
        int pixels = side * side;
        return new SegmentedFrame(
                name,
                new Frame(side, side, new float[pixels]),
                new Prediction(new Mask(side, side, new byte[pixels]), new float[5 * pixels], 5));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNotCommittedLeavesNothing(SegmentFormat format) throws IOException {
        try (SegmentOutput output = format.open(folder, ClassSet.ROVER, 2)) {
            output.write(frame("first", 2));
        }
        assertThat(Landscapes.filesUnder(folder)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsCommittedIsWhatWasAnnounced(SegmentFormat format) throws IOException {
        try (SegmentOutput output = format.open(folder, ClassSet.ROVER, 2)) {
            output.write(frame("first", 2));
            output.write(frame("second", 2));
            output.commit();
        }
        assertThat(Landscapes.filesUnder(folder))
                .containsExactlyInAnyOrderElementsOf(format.files(folder, Arrays.asList("first", "second")));
    }

    @ParameterizedTest
    @EnumSource(names = {"NPZ", "CSV"})
    void aTableTakesFramesOfOneSizeOnlyAndOtherwiseLeavesNothing(SegmentFormat format) throws IOException {
        try (SegmentOutput output = format.open(folder, ClassSet.ROVER, 2)) {
            output.write(frame("first", 2));
            assertThatThrownBy(() -> output.write(frame("second", 3)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(format.target(folder).toString())
                    .hasMessageContaining("frame second has 3x3 pixels");
        }
        assertThat(Landscapes.filesUnder(folder)).isEmpty();
    }
}
