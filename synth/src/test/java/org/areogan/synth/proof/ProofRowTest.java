package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class ProofRowTest {
    @Test
    void rowsAreReadByTheirWordsInTheOrderGivenAndOnce() {
        assertThat(ProofRow.parse("mix, REAL,mix")).containsExactly(ProofRow.MIX, ProofRow.REAL);
        for (ProofRow row : ProofRow.values()) {
            assertThat(ProofRow.parse(row.word())).containsExactly(row);
            assertThat(row.description()).isNotBlank();
        }
    }

    @Test
    void whatIsNoRowIsNamedWithThoseThatThereAre() {
        assertThatThrownBy(() -> ProofRow.parse("real,dreams"))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("'dreams'", "oversampled", "mix");
        assertThatThrownBy(() -> ProofRow.parse("")).isInstanceOf(UserException.class);
    }
}
