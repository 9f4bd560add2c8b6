package org.areogan.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final Trouble trouble = new Trouble(TinyConfiguration.adversarial());

    @Test
    void aDiscriminatorThatHasWonIsReportedWithWhatToChange() {
        assertThat(trouble.adviceOnEpoch(epoch(0.01)))
                .hasValueSatisfying(advice -> assertThat(advice)
                        .contains("0.0100")
                        .contains("objective.real_smoothing")
                        .contains("objective.instance_noise")
                        .contains("discriminator_optimizer.learning_rate"));
    }

    @Test
    void aGameInBalanceNeedsNoAdvice() {
        assertThat(trouble.adviceOnEpoch(epoch(Math.log(2)))).isEmpty();
    }

    @Test
    void aPlainUNetHasNoDiscriminatorToWin() {
        assertThat(new Trouble(TinyConfiguration.plain()).adviceOnEpoch(epoch(Double.NaN)))
                .isEmpty();
    }

    @Test
    void aLossOfEitherPlayerThatIsNotFiniteIsDivergence() {
        assertThat(trouble.isDivergence(new Losses(1, 1, 1, 1))).isFalse();
        assertThat(trouble.isDivergence(new Losses(Double.NaN, 1, 1, 1))).isTrue();
        assertThat(trouble.isDivergence(new Losses(1, 1, 1, Double.POSITIVE_INFINITY)))
                .isTrue();
    }

    @Test
    void withoutADiscriminatorItsMissingLossIsNoDivergence() {
        assertThat(new Trouble(TinyConfiguration.plain()).isDivergence(new Losses(1, 0, 1, Double.NaN)))
                .isFalse();
    }

    private static EpochRecord epoch(double discriminatorLoss) {
        return new EpochRecord(
                1,
                1,
                1e-3,
                new Losses(2, 1, 1, discriminatorLoss),
                1,
                new ConfusionMatrix(ClassSet.ROVER),
                true,
                1,
                1,
                0,
                0,
                List.of());
    }
}
