package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.trainer.events.Losses;

/** Losses of two trainings that differ by rounding only. */
final class CloseLosses {
    /** Relative, and absolute for losses below 1: each of Adam's first steps is of full length however small the gradient. */
    private static final double TOLERANCE = 1e-3;

    private CloseLosses() {}

    static void assertClose(String when, Losses expected, Losses actual) {
        assertClose(when + ", generator", expected.generator(), actual.generator());
        assertClose(when + ", adversarial", expected.of(Losses.ADVERSARIAL), actual.of(Losses.ADVERSARIAL));
        assertClose(when + ", reconstruction", expected.of(Losses.RECONSTRUCTION), actual.of(Losses.RECONSTRUCTION));
        assertClose(when + ", discriminator", expected.discriminator(), actual.discriminator());
    }

    private static void assertClose(String what, double expected, double actual) {
        assertThat(actual).as(what).isEqualTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
    }
}
