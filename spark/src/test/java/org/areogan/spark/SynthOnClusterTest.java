package org.areogan.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.synth.export.ExportFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Executors that are processes of their own, as for {@link SegmentOnClusterTest}. */
@DisabledOnOs(OS.WINDOWS)
class SynthOnClusterTest {
    /** Their pictures are enough for one of two executors to be killed. */
    private static final int PAIRS = 24;

    @TempDir
    Path folder;

    @Test
    void threeExecutorsAndTwoOfWhichOneIsKilledMakeTheBytesOfOneProcess() throws Exception {
        OneSynthesis pairs = OneSynthesis.in(folder);
        pairs.make(PAIRS, Set.of(ExportFormat.PNG), false, folder.resolve("one"));
        Map<String, String> expected = OneMachine.sums(folder.resolve("one"));
        assertThat(expected.keySet().stream().filter(name -> name.endsWith(".png") && name.contains("/")))
                .hasSize(2 * PAIRS);

        Path marker = folder.resolve("killed");
        OneMachine.Ended killed =
                pairs.spark(PAIRS, "dying:" + folder.resolve("two"), withFormat(Cluster.words(2, marker)));
        assertThat(marker).as("an executor that killed itself " + killed.err()).exists();
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(marker)))).isEmpty();
        assertThat(OneSynthesis.sums(folder.resolve("two"))).as(killed.err()).isEqualTo(expected);

        OneMachine.Ended three =
                pairs.spark(PAIRS, "dying:" + folder.resolve("three"), withFormat(Cluster.words(3, marker)));
        assertThat(OneSynthesis.sums(folder.resolve("three"))).as(three.err()).isEqualTo(expected);
    }

    private static List<String> withFormat(List<String> words) {
        words.addAll(List.of("--format", "png"));
        return words;
    }
}
