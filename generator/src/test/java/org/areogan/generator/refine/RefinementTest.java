package org.areogan.generator.refine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

class RefinementTest {
    private static final String[] ISLAND = {"1111111", "1444441", "1424241", "1444441", "1111111"};

    @Test
    void stepsAreTakenInTheirOrder() {
        // With its holes filled the island is thick enough to stay; opened first, nothing is left to fill.
        assertThat(Drawn.refined(new Refinement(List.of(new Holes(3), new Opening(1))), ISLAND))
                .containsExactly("1111111", "1444441", "1444441", "1444441", "1111111");
        assertThat(Drawn.refined(new Refinement(List.of(new Opening(1), new Holes(3))), ISLAND))
                .containsOnly("1111111");
    }

    @Test
    void probabilitiesAreReadIfAnyStepReadsThem() {
        assertThat(new Refinement(List.of()).readsProbabilities()).isFalse();
        assertThat(new Refinement(List.of(new Opening(1), new Closing(1), new Holes(9))).readsProbabilities())
                .isFalse();
        assertThat(new Refinement(List.of(new Opening(1), new SmallestRegion(9))).readsProbabilities())
                .isTrue();
    }

    @Test
    void guidedBordersThatWouldUndoOtherStepsAreRefused() {
        assertThatThrownBy(() -> new Refinement(List.of(new Opening(1), new GuidedBorders(8, 0.01))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("put it first");
    }
}
