package org.areogan.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpellingTest {
    private static final List<String> KNOWN = List.of("segment", "serve", "synth");

    @Test
    void theNameThatIsWrittenMostAlikeMayHaveBeenMeant() {
        assertThat(Spelling.meant("sement", KNOWN)).contains("segment");
        assertThat(Spelling.meant("synht", KNOWN)).contains("synth");
    }

    @Test
    void aNameThatGoesOnWhereAWrongOneEndsIsNearerThanOneOfTheSameLength() {
        List<String> keys = List.of("training.keep", "training.steps_per_epoch", "training.seed");
        assertThat(Spelling.meant("training.steps", keys)).contains("training.steps_per_epoch");
    }

    @Test
    void aNameOfWhichLessThanHalfIsRightWasNotMeant() {
        assertThat(Spelling.nearest("paint", KNOWN)).contains("synth");
        assertThat(Spelling.meant("paint", KNOWN)).isEmpty();
        assertThat(Spelling.meant("anything", List.of())).isEmpty();
    }
}
