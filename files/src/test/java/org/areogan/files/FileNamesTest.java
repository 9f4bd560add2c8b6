package org.areogan.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    /** The last name is what Java makes of bytes that it cannot read. */
    @ParameterizedTest
    @CsvSource({
        "a.png, ANSI_X3.4-1968, false",
        "größe.png, ANSI_X3.4-1968, true",
        "größe.png, ISO-8859-1, false",
        "größe.png, UTF-8, false",
        "火星.png, ISO-8859-1, true",
        "gr\uFFFDe.png, ISO-8859-1, true",
        "größe.png, no such, false"
    })
    void lettersThatTheEncodingLacksAreToldWithTheCure(String name, String encoding, boolean lacking) {
        assertThat(FileNames.cure(name, encoding).isPresent()).isEqualTo(lacking);
        assertThat(FileNames.cure(name, encoding).orElse("LC_ALL=C.UTF-8")).contains("LC_ALL=C.UTF-8");
    }
}
