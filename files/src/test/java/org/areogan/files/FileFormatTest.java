package org.areogan.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FileFormatTest {
    private static final FileFormat FORMAT = new FileFormat("checkpoint", 2, 4);

    private static int read(FileFormat format, Integer number) {
        return format.require("last.areogan", Optional.ofNullable(number), Optional.of("0.9"));
    }

    @Test
    void knownFormatsAreRead() {
        assertThat(read(FORMAT, 2)).isEqualTo(2);
        assertThat(read(FORMAT, 4)).isEqualTo(4);
    }

    @Test
    void aFileWithoutANumberHasTheFirst() {
        assertThat(read(FileFormat.first("manifest"), null)).isEqualTo(1);
    }

    @Test
    void aNewerFormatNamesTheVersionThatWroteItAndTheCure() {
        assertThatThrownBy(() -> read(FORMAT, 5))
                .isInstanceOf(UserException.class)
                .hasMessage("last.areogan has checkpoint format 5, written by Areogan 0.9, and this version"
                        + " (not packaged) reads 2 to 4; update Areogan, or use the version that wrote it");
    }

    @Test
    void aFormatThatIsNoLongerReadAsksForTheVersionThatWroteIt() {
        assertThatThrownBy(() -> read(FORMAT, 1))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("format 1")
                .hasMessageEndingWith("reads 2 to 4; use the version that wrote it");
    }
}
