package org.areogan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagedFolderTest {
    @TempDir
    Path folder;

    private StagedFolder filled() {
        StagedFolder staged = StagedFolder.open(folder.resolve("out"));
        AtomicFile.writeString(staged.file("table.csv"), "a,b");
        AtomicFile.writeString(staged.file("images").resolve("deep").resolve("one.txt"), "1");
        return staged;
    }

    @Test
    void filesAndFoldersArriveTogether() {
        try (StagedFolder staged = filled()) {
            assertThat(folder.resolve("out")).doesNotExist();
            staged.commit();
        }
        assertThat(folder.resolve("out/table.csv")).hasContent("a,b");
        assertThat(folder.resolve("out/images/deep/one.txt")).hasContent("1");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void whatIsNotCommittedLeavesNothingHoweverDeepItLies() {
        filled().close();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatAnEarlierAttemptLeftIsCleared() {
        filled();
        try (StagedFolder staged = StagedFolder.open(folder.resolve("out"))) {
            AtomicFile.writeString(staged.file("new.txt"), "new");
            staged.commit();
        }
        assertThat(folder.resolve("out")).isDirectoryNotContaining("glob:**images");
        assertThat(folder.resolve("out/new.txt")).exists();
    }
}
