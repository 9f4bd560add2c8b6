package org.areogan.spark.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine.TypeConversionException;

class DiskPathsTest {
    private final DiskPaths paths = new DiskPaths(Path.of("/home/rover"));

    @ParameterizedTest
    @CsvSource({
        "mars.npz, /home/rover/mars.npz",
        "../mars.npz, /home/mars.npz",
        "/nfs/mars.npz, /nfs/mars.npz",
        "file:/nfs/my mars.npz, /nfs/my mars.npz",
        "file:///nfs/my%20mars.npz, /nfs/my mars.npz",
        "sol:5/mars.npz, /home/rover/sol:5/mars.npz"
    })
    void pathsAreWholeWhateverTheyBeginAt(String named, Path whole) {
        assertThat(paths.convert(named)).isEqualTo(whole);
    }

    @Test
    void otherFileSystemsAreRefusedWithTheCure() {
        for (String named : new String[] {"hdfs://host/mars.npz", "s3a://bucket/mars.npz", "abfs:/mars.npz"}) {
            assertThatThrownBy(() -> paths.convert(named))
                    .isInstanceOf(TypeConversionException.class)
                    .hasMessageContaining("'" + named + "' is not on a disk")
                    .hasMessageContaining("name a folder on a disk that all machines see");
        }
    }
}
