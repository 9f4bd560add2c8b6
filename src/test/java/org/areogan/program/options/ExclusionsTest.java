package org.areogan.program.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExclusionsTest {
    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("list"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"contaminated\": [7, 2, 5]}", "[5, 2, 7]", "2\n7\n\n5\n", " 7 \r\n5\r\n2", "[2,2,5,7]"})
    void allFormsAreRead(String text) throws IOException {
        assertThat(Exclusions.read(file(text))).containsExactly(2, 5, 7);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Path file = folder.resolve("suspects.json");
        Exclusions.write(file, List.of(1, 4));
        assertThat(file).hasContent("{\"contaminated\":[1,4]}");
        assertThat(Exclusions.read(file)).containsExactly(1, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[-1]", "three", "[1.5]", "{\"a\": [\"x\"]}", "{1", "99999999999"})
    void whatIsNoListOfIndicesIsRefused(String text) throws IOException {
        Path file = file(text);
        assertThatThrownBy(() -> Exclusions.read(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(file.toString());
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> Exclusions.read(folder.resolve("none")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("none");
    }
}
