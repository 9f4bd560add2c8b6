package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.synth.spool.DroppedProposal;
import org.areogan.synth.spool.JsonLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropRateTest {
    @TempDir
    private Path folder;

    private void drop(String... reasons) throws IOException {
        Files.write(
                folder.resolve("dropped.jsonl"),
                JsonLines.line(new DroppedProposal(1, "paste", List.of(reasons), Map.of())),
                java.nio.file.StandardOpenOption.CREATE,
                java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void onlyWhatNetworksSpokeAgainstCounts() throws IOException {
        Files.writeString(folder.resolve("manifest.jsonl"), "{}\n{}\n{}\n");
        drop("detectable");
        drop("share");
        drop("novelty", "easy");
        drop("no_proposal");

        assertThat(DropRate.of(folder)).isEqualTo(new DropRate(3, 2));
        assertThat(DropRate.of(folder).share()).isEqualTo(0.4);
    }

    @Test
    void aDamagedLogIsNamed() throws IOException {
        Files.writeString(folder.resolve("manifest.jsonl"), "{}\n");
        Files.writeString(folder.resolve("dropped.jsonl"), "{\"attempt\":\n");

        assertThatThrownBy(() -> DropRate.of(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(folder.resolve("dropped.jsonl").toString())
                .hasMessageContaining("delete " + folder);
    }
}
