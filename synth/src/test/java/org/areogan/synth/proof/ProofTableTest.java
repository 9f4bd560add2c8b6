package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.areogan.terrain.ClassSet;
import org.junit.jupiter.api.Test;

class ProofTableTest {
    @Test
    void aTableByHandIsMet() {
        // Rock: 10 of 20 seen, then 16 of 20; 10 others are taken for it. IoU 10/30 and 16/30, precision 10/20 and
        // 16/26, recall 10/20 and 16/20. Soil 60/88 and 60/82, bedrock 30/40, sand never there.
        ProofTable table = ProofTable.of(
                List.of(
                        ProofScoreTest.score(ProofRow.MIX, 1, 16),
                        ProofScoreTest.score(ProofRow.REAL, 1, 10),
                        ProofScoreTest.score(ProofRow.REAL, 2, 16)),
                ClassSet.ROVER,
                ClassSet.ROVER.named("big-rock"));
        assertThat(table.header())
                .containsExactly(
                        "trained on",
                        "frames",
                        "seeds",
                        "big-rock IoU",
                        "big-rock IoU, fitted",
                        "big-rock AP",
                        "big-rock precision",
                        "big-rock recall",
                        "mean IoU",
                        "mean IoU, fitted",
                        "soil IoU",
                        "bedrock IoU",
                        "sand IoU");
        assertThat(table.rows()).hasSize(2);
        assertThat(table.rows().get(0))
                .startsWith(
                        "real pairs only",
                        "12",
                        "2",
                        "0.433 ± 0.141",
                        "-",
                        "0.250 ± 0.000",
                        "0.558 ± 0.082",
                        "0.650 ± 0.212")
                .endsWith("0.707 ± 0.035", "0.750 ± 0.000", "-");
        assertThat(table.rows().get(1))
                .startsWith("real and the judged mix", "12", "1", "0.533", "-", "0.250", "0.615", "0.800")
                .endsWith("0.732", "0.750", "-");
        String[] lines = table.markdown().split("\n", -1);
        assertThat(lines).hasSize(5);
        assertThat(lines[0]).startsWith("| trained on | frames | seeds | big-rock IoU |");
        assertThat(lines[1]).isEqualTo("| --- |" + " ---: |".repeat(12));
        assertThat(lines[2]).startsWith("| real pairs only | 12 | 2 | 0.433 ± 0.141 |");
    }

    @Test
    void withoutScoresOnlyTheHeaderIsThere() {
        assertThat(ProofTable.of(List.of(), ClassSet.ROVER, ClassSet.ROVER.get(4))
                        .rows())
                .isEmpty();
    }
}
