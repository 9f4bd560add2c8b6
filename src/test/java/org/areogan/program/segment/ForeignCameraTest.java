package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.terrain.ClassSet;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignCameraTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "MSL, NAV_RIGHT_B, false",
        "MSL, MAST_LEFT, false",
        "MSL, FHAZ_LEFT_B, true",
        "MSL, MARDI, true",
        "MER1, FRONT_HAZCAM_LEFT, true",
        "M20, NAVCAM_LEFT, true",
        "N/A, CAMERA, false",
    })
    void camerasOnCuriositysMastAreKnown(String host, String camera, boolean foreign) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.IMG"),
                "PDS_VERSION_ID = PDS3\r\nINSTRUMENT_HOST_ID = \"" + host + "\"\r\nINSTRUMENT_ID = " + camera
                        + "\r\nEND\r\n");

        assertThat(ForeignCamera.warning(NamedFrames.open(List.of(file), ClassSet.ROVER))
                        .isPresent())
                .isEqualTo(foreign);
    }
}
