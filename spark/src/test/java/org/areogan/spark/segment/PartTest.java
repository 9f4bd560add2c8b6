package org.areogan.spark.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.frames.SegmentFolder;
import org.areogan.spark.store.Store;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PartTest {
    @Test
    void partsWithoutRowsAreOpen(@TempDir Path output) throws IOException {
        List<Part> parts = Part.of(Collections.nCopies(40, FrameSource.picture("a", "file:/a.png")), 16);
        assertThat(parts).extracting(part -> part.frames().size()).containsExactly(16, 16, 8);
        SegmentFolder folder =
                new SegmentFolder(new Store(new Configuration()), new org.apache.hadoop.fs.Path("file:" + output));
        assertThat(Part.open(parts, folder)).isEqualTo(parts);
        Path rows = Files.createDirectories(output.resolve(".areogan-spark/rows"));
        Files.writeString(rows.resolve(parts.get(1).file()), "");
        assertThat(Part.open(parts, folder)).containsExactly(parts.get(0), parts.get(2));
    }

    @Test
    void aPartIsOfWholeSixteens() {
        assertThatThrownBy(() -> Part.of(List.of(), 8)).isInstanceOf(IllegalArgumentException.class);
    }
}
