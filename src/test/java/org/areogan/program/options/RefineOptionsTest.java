package org.areogan.program.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.areogan.generator.refine.Closing;
import org.areogan.generator.refine.GuidedBorders;
import org.areogan.generator.refine.Holes;
import org.areogan.generator.refine.Opening;
import org.areogan.generator.refine.Refinement;
import org.areogan.generator.refine.SmallestRegion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;

class RefineOptionsTest {
    @Command
    private static final class Holder {
        @Mixin
        private RefineOptions options = new RefineOptions();
    }

    private static RefineOptions parse(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        return holder.options;
    }

    @Test
    void stepsAreThoseOfTheWordsInTheirOrder() {
        assertThat(parse("--refine", "guided=8:0.01,open=1,close=2,Smallest=60,holes=50")
                        .refiner())
                .isEqualTo(new Refinement(List.of(
                        new GuidedBorders(8, 0.01),
                        new Opening(1),
                        new Closing(2),
                        new SmallestRegion(60),
                        new Holes(50))));
    }

    @Test
    void withoutTheOptionNothingIsRefined() {
        assertThat(parse().refiner()).isEqualTo(new Refinement(List.of()));
        assertThat(parse().given()).isFalse();
        assertThat(parse("--refine", "holes=9").given()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            blur=3           | there is no step 'blur=3'; it can be guided=RADIUS:EPSILON, open=RADIUS, close=RADIUS, smallest=PIXELS or holes=PIXELS
            open             | 'open' cannot be read; write it as open=RADIUS
            holes=1.5        | 'holes=1.5' cannot be read; write it as holes=PIXELS
            guided=8         | 'guided=8' cannot be read; write it as guided=RADIUS:EPSILON
            guided=8:0.1:2   | 'guided=8:0.1:2' cannot be read
            open=0           | the radius of open must be between 1 and 1000, got 0
            guided=2000000:1 | the radius of guided must be between 1 and 1000, got 2000000
            guided=8:-1      | the epsilon of guided must be above 0, got -1.0
            open=1,guided=8:1| put it first
            """)
    void whatCannotBeIsRefusedWithTheCure(String steps, String message) {
        assertThatThrownBy(() -> parse("--refine", steps))
                .isInstanceOf(ParameterException.class)
                .hasMessageStartingWith("--refine: ")
                .hasMessageContaining(message);
    }
}
