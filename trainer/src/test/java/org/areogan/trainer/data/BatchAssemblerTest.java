package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Frame;
import org.areogan.terrain.LabelSets;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class BatchAssemblerTest {
    private static final BatchAssembler ASSEMBLER =
            new BatchAssembler(new BatchShape(1, 1, 4, 3), new Normalization(0.5, 0.25), new double[] {0, 1, 3});

    private final Batch batch = ASSEMBLER.assemble(List.of(new Sample(
            new Frame(1, 4, new float[] {0.5f, 0.75f, 1, 0}), new Mask(1, 4, new byte[] {0, 1, 2, (byte) 255}))));

    @Test
    void brightnessIsNormalised() {
        assertThat(batch.frame()).containsExactly(0, 1, 2, -2);
    }

    @Test
    void truthIsOneHotAndAllZeroWithoutALabel() {
        assertThat(batch.truth()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void weightsFollowTheClassesAndSumToOne() {
        assertThat(batch.weights()).containsExactly(new float[] {0, 0.25f, 0.75f, 0}, within(1e-7f));
    }

    @Test
    void pixelsLeftOutOfTheLossAreNotJudgedEither() {
        assertThat(batch.judged()).containsExactly(0, 1, 1, 0);
    }

    @Test
    void aPixelOfSeveralClassesIsTrueInEachAndWeighsAsTheyDoOnAverage() {
        LabelSets sets = new LabelSets(Map.of(200, List.of(1, 2)));
        BatchAssembler assembler =
                new BatchAssembler(new BatchShape(1, 1, 2, 3), new Normalization(0, 1), new double[] {0, 1, 3}, sets);
        Batch partial = assembler.assemble(List.of(new Sample(
                new Frame(1, 2, new float[2]), new Mask(1, 2, new byte[] {(byte) 200, 1}))));
        assertThat(partial.truth()).containsExactly(0, 1, 1, 0, 1, 0);
        assertThat(partial.weights()).containsExactly(new float[] {2 / 3f, 1 / 3f}, within(1e-6f));
        assertThat(partial.judged()).containsExactly(0, 1);
    }

    @Test
    void eachFrameMayBeNormalisedByItself() {
        BatchAssembler assembler = new BatchAssembler(
                new BatchShape(2, 1, 2, 3), new Normalization(0.5, 0.25, true), new double[] {1, 1, 1});
        Mask mask = new Mask(1, 2, new byte[2]);
        Batch two = assembler.assemble(List.of(
                new Sample(new Frame(1, 2, new float[] {0.2f, 0.4f}), mask),
                new Sample(new Frame(1, 2, new float[] {0.5f, 0.5f}), mask)));
        assertThat(two.frame()).containsExactly(new float[] {-1, 1, 0, 0}, within(1e-5f));
    }
}
