package org.areogan.program.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.InvalidPathException;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private final StringWriter text = new StringWriter();

    private int report(boolean verbose, Throwable failure) {
        return new Failures(new PrintWriter(text, true), () -> verbose).report(failure);
    }

    @Test
    void mistakesAreToldInTheirOwnWords() {
        assertThat(report(true, new UserException("a.npz is empty; fetch it again")))
                .isEqualTo(2);
        assertThat(text).hasToString("areogan: a.npz is empty; fetch it again" + System.lineSeparator());
    }

    /** Half a letter, which no encoding has. */
    @Test
    void aNameThatTheLocaleLacksLettersForIsAMistakeWithACure() {
        assertThat(report(false, new InvalidPathException("gr\uD800e.png", "unmappable characters")))
                .isEqualTo(2);
        assertThat(text.toString()).contains("e.png cannot be a file's name; ", "LC_ALL=C.UTF-8");
    }

    @Test
    void aDeviceThatCannotBeHadIsAMistakeToo() {
        assertThat(report(false, new EngineException("no GPU"))).isEqualTo(2);
        assertThat(text.toString()).contains("no GPU");
    }

    @Test
    void aDivergedTrainingHasItsOwnCode() {
        assertThat(report(false, new DivergedException("lower the rate"))).isEqualTo(3);
        assertThat(text.toString()).isEqualToIgnoringNewLines("areogan: the training diverged: lower the rate");
    }

    @Test
    void theUnexpectedIsOneLineThatSaysHowToSeeMore() {
        assertThat(report(false, new IllegalStateException("odd"))).isEqualTo(1);
        assertThat(text.toString()).contains("odd", "--verbose").hasLineCount(1);
    }

    @Test
    void theUnexpectedHasAStackTraceWhenVerbose() {
        assertThat(report(true, new IllegalStateException("odd"))).isEqualTo(1);
        assertThat(text.toString()).contains("at org.areogan.program.shell.FailuresTest");
    }

    @Test
    void wantOfMemorySaysWhatHelps() {
        assertThat(report(false, new OutOfMemoryError("Java heap space"))).isEqualTo(1);
        assertThat(text.toString()).contains("training.batch", "-Xmx").hasLineCount(1);
    }
}
