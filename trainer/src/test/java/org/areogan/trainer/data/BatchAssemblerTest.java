package org.areogan.trainer.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.Frame;
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
}
