package org.areogan.trainer.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalDouble;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private final Advice advice = new Advice(TinyConfiguration.adversarial());

    @Test
    void aDiscriminatorThatHasWonIsReportedWithWhatToChange() {
        assertThat(advice.onEpoch(epoch(0.01)))
                .hasValueSatisfying(advice -> assertThat(advice)
                        .contains("0.0100")
                        .contains("objective.real_smoothing")
                        .contains("objective.instance_noise")
                        .contains("discriminator_optimizer.learning_rate"));
    }

    @Test
    void aGameInBalanceNeedsNoAdvice() {
        assertThat(advice.onEpoch(epoch(Math.log(2)))).isEmpty();
    }

    @Test
    void aPlainUNetHasNoDiscriminatorToWin() {
        assertThat(new Advice(TinyConfiguration.plain()).onEpoch(epoch(Double.NaN)))
                .isEmpty();
    }

    @Test
    void aLossOfEitherPlayerThatIsNotFiniteIsDivergence() {
        assertThat(advice.isDivergence(SampleRecords.losses(1, 1, 1, 1))).isFalse();
        assertThat(advice.isDivergence(SampleRecords.losses(Double.NaN, 1, 1, 1)))
                .isTrue();
        assertThat(advice.isDivergence(SampleRecords.losses(1, 1, 1, Double.POSITIVE_INFINITY)))
                .isTrue();
    }

    @Test
    void withoutADiscriminatorItsMissingLossIsNoDivergence() {
        assertThat(new Advice(TinyConfiguration.plain()).isDivergence(SampleRecords.losses(1, 0, 1, Double.NaN)))
                .isFalse();
    }

    private static EpochRecord epoch(double discriminatorLoss) {
        return new EpochRecord(
                1,
                1,
                1e-3,
                SampleRecords.losses(2, 1, 1, discriminatorLoss),
                1,
                new ConfusionMatrix(ClassSet.ROVER),
                true,
                1,
                1,
                0,
                0,
                OptionalDouble.empty(),
                List.of());
    }
}
