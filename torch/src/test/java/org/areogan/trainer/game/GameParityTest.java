package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.torch.Parity;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class GameParityTest {
    private static final int STEPS = 50;

    @Test
    void gamesOfFiftyStepsFromTheSameSeedStayTogether() {
        List<Losses> expected = play(Parity.ND4J);
        List<Losses> actual = play(Parity.TORCH);

        assertThat(reconstruction(expected.subList(STEPS - 10, STEPS)))
                .as("reconstruction in the last ten steps")
                .isLessThan(reconstruction(expected.subList(0, 10)));
        for (int step = 0; step < STEPS; step++) {
            CloseLosses.assertClose("step " + (step + 1), expected.get(step), actual.get(step));
        }
    }

    private static double reconstruction(List<Losses> losses) {
        return losses.stream()
                .mapToDouble(each -> each.of(Losses.RECONSTRUCTION))
                .average()
                .orElseThrow();
    }

    private static List<Losses> play(Engine engine) {
        List<Losses> losses = new ArrayList<>();
        try (Parameters parameters = new Parameters(DataType.FLOAT);
                Game game = new Game(
                        engine, new SegmentObjectives(parameters, SmallGame.configuration(0), SmallGame.SHAPE))) {
            for (int step = 1; step <= STEPS; step++) {
                losses.add(game.step(SmallGame.batch(SmallGame.SHAPE, step), step, SmallGame.RATES));
            }
        }
        return losses;
    }
}
