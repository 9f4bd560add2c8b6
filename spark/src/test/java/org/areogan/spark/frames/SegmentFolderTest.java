package org.areogan.spark.frames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.areogan.files.UserException;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.store.Store;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SegmentFolderTest {
    @TempDir
    Path folder;

    private SegmentFolder job =
            new SegmentFolder(new Store(new Configuration(false)), new org.apache.hadoop.fs.Path("/"));

    @BeforeEach
    void open() {
        job = new SegmentFolder(new Store(new Configuration()), new org.apache.hadoop.fs.Path("file:" + folder));
    }

    private JobFolder.State begin(String model, boolean force) {
        return job.job().begin(Map.of("model", model, "frames", "3"), force);
    }

    private Path written(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    @Test
    void aJobIsNewThenUnfinishedThenDone() throws IOException {
        assertThat(begin("a", false)).isEqualTo(JobFolder.State.NEW);
        assertThat(begin("a", false)).isEqualTo(JobFolder.State.UNFINISHED);
        written("frames.parquet/_SUCCESS");
        job.job().finish();
        assertThat(begin("a", false)).isEqualTo(JobFolder.State.DONE);
        assertOnlyMadeIsLeft();
    }

    private void assertOnlyMadeIsLeft() throws IOException {
        try (var own = Files.list(folder.resolve(".areogan-spark"))) {
            assertThat(own).containsExactly(folder.resolve(".areogan-spark/made.txt"));
        }
    }

    @Test
    void whatAJobThatWasKilledAsItClearedUpHasLeftIsCleared() throws IOException {
        begin("a", false);
        written("frames.parquet/_SUCCESS");
        job.job().finish();
        written(".areogan-spark/rows/part-00000000.jsonl");
        written(".areogan-spark/temporary/half");
        written(".areogan-spark/request.txt");
        assertThat(begin("a", false)).isEqualTo(JobFolder.State.DONE);
        assertOnlyMadeIsLeft();
    }

    @Test
    void twoJobsNeverWriteToTheSameTemporaryFile() {
        SegmentFolder other =
                new SegmentFolder(new Store(new Configuration()), new org.apache.hadoop.fs.Path("file:" + folder));
        assertThat(job.job().temporary("masks").getName()).endsWith("-masks");
        assertThat(job.job().temporary("masks").getParent())
                .isEqualTo(other.job().temporary("masks").getParent());
        assertThat(job.job().temporary("masks")).isNotEqualTo(other.job().temporary("masks"));
    }

    @Test
    void forceDeletesTheFilesOfAllFormatsThatAnotherRequestMayHaveHad() throws IOException {
        List<SegmentFormat> formats = Stream.of(SegmentFormat.values())
                .filter(each -> each.frameFiles().isPresent())
                .toList();
        assertThat(formats).contains(SegmentFormat.MASKS, SegmentFormat.COLORS, SegmentFormat.GEOTIFF);
        begin("a", false);
        for (SegmentFormat format : formats) {
            written(format.place(folder).getFileName() + "/a.png");
        }
        written("notes/a.txt");
        assertThat(begin("b", true)).isEqualTo(JobFolder.State.NEW);
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(folder.resolve("notes"), folder.resolve(".areogan-spark"));
        }
    }

    @Test
    void aJobWhoseTableIsGoneIsNotTakenForDone() throws IOException {
        begin("a", false);
        Path success = written("frames.parquet/_SUCCESS");
        job.job().finish();
        Files.delete(success);
        Files.delete(success.getParent());
        assertThat(begin("a", false)).isEqualTo(JobFolder.State.NEW);
    }

    @Test
    void anotherRequestIsRefusedUnlessForcedAndThenNothingOfTheFirstIsLeft() throws IOException {
        begin("a", false);
        Path mask = written("masks/a.png");
        Path rows = written(".areogan-spark/rows/part-00000000.jsonl");
        assertThatThrownBy(() -> begin("b", false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("unfinished job of another request: it had model: a; ask");
        assertThat(mask).exists();
        assertThat(begin("b", true)).isEqualTo(JobFolder.State.NEW);
        assertThat(mask).doesNotExist();
        assertThat(rows).doesNotExist();
    }

    @Test
    void whatSomebodyElseHasWrittenIsNotTouched() throws IOException {
        Path mask = written("masks/a.png");
        assertThatThrownBy(() -> begin("a", false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("masks exists already; name another folder, or overwrite with --force");
        assertThat(mask).exists();
        assertThat(folder.resolve(".areogan-spark")).doesNotExist();
    }
}
