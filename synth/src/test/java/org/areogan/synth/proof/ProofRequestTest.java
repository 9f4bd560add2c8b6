package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.judge.JudgeOptions;
import org.junit.jupiter.api.Test;

class ProofRequestTest {
    private static final SynthesisRequest PASTED = SynthesisRequest.of("big-rock", 10);

    @Test
    void withoutPainterAndFramesToLabelTheirRowsAreLeftOut() {
        assertThat(ProofRequest.of(PASTED).rows())
                .containsExactly(
                        ProofRow.REAL,
                        ProofRow.LONG,
                        ProofRow.OVERSAMPLED,
                        ProofRow.PASTE,
                        ProofRow.RANDOM,
                        ProofRow.MIX);
        SynthesisRequest all = new SynthesisRequest(
                "big-rock",
                10,
                0.05,
                1,
                Optional.empty(),
                JudgeOptions.USUAL,
                List.of(),
                Optional.of(Path.of("unlabelled.npz")),
                Optional.of(Path.of("painter.areogan")),
                List.of());
        assertThat(ProofRequest.of(all).rows()).containsExactly(ProofRow.values());
    }

    @Test
    void aComparisonHasASeedAndARow() {
        assertThatThrownBy(() -> new ProofRequest(List.of(ProofRow.REAL), 0, PASTED, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--seeds is 0");
        assertThatThrownBy(() -> new ProofRequest(List.of(), 1, PASTED, List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("at least one row");
    }
}
