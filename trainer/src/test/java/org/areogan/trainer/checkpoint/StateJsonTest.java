package org.areogan.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.Test;

class StateJsonTest {
    @Test
    void whatWasWrittenIsRead() throws IOException {
        TrainingState state = SampleRecords.state(24);

        assertThat(StateJson.read("a file", StateJson.write(state))).isEqualTo(state);
    }

    @Test
    void theFirstFormatInWhichMomentsBoreEachOthersNamesIsRefused() {
        String text = new String(StateJson.write(SampleRecords.state(24)), StandardCharsets.UTF_8);
        String old = text.replaceFirst("\"format\"\\s*:\\s*3", "\"format\":1");
        assertThat(old).isNotEqualTo(text);

        assertThatThrownBy(() -> StateJson.read("last.areogan", old.getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("format 1")
                .hasMessageContaining("reads 2 to 3")
                .hasMessageContaining("use the version that wrote it");
    }
}
