package org.areogan.trainer.game;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.terrain.ClassSet;
import org.areogan.torch.Parity;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.TrainingState;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loop.Players;
import org.areogan.trainer.task.Tasks;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A training that goes on with another engine than it was begun with. */
class EngineChangeTest {
    private static final int BEFORE = 12;
    private static final int AFTER = 12;

    private static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.argumentSet("from nd4j to torch", Parity.ND4J, Parity.TORCH),
                Arguments.argumentSet("from torch to nd4j", Parity.TORCH, Parity.ND4J));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void goesOnAsTheUnbrokenTrainingDoes(Engine first, Engine second) {
        try (Players unbroken = players(first);
                Players resumed = players(second)) {
            play(unbroken, 1, BEFORE);
            try (Checkpoint checkpoint = unbroken.checkpoint(state())) {
                resumed.restore(checkpoint);
            }
            List<Losses> expected = play(unbroken, BEFORE + 1, BEFORE + AFTER);
            List<Losses> actual = play(resumed, BEFORE + 1, BEFORE + AFTER);

            for (int step = 0; step < AFTER; step++) {
                CloseLosses.assertClose("step " + (BEFORE + 1 + step), expected.get(step), actual.get(step));
            }
            assertSameState(unbroken, resumed);
        }
    }

    /** Moments and averages under the same names, which is what a third engine would be given. */
    private static void assertSameState(Players unbroken, Players resumed) {
        try (Checkpoint expected = unbroken.checkpoint(state());
                Checkpoint actual = resumed.checkpoint(state())) {
            assertThat(actual.session().keySet())
                    .hasSameElementsAs(expected.session().keySet());
            assertThat(actual.parameters().keySet())
                    .hasSameElementsAs(expected.parameters().keySet());
            expected.session().forEach((name, array) -> {
                assertThat(actual.session().get(name).shape()).as(name).isEqualTo(array.shape());
                assertThat(actual.session().get(name).dataType()).as(name).isEqualTo(array.dataType());
            });
        }
    }

    private static Players players(Engine engine) {
        RunConfiguration configuration = SmallGame.configuration(0);
        return new Players(
                engine, Tasks.of(configuration), configuration, SmallGame.data(), Path.of("no segmenter"), 4);
    }

    private static List<Losses> play(Players players, int from, int to) {
        List<Losses> losses = new ArrayList<>();
        for (int step = from; step <= to; step++) {
            losses.add(players.game().step(SmallGame.batch(SmallGame.SHAPE, step), step, SmallGame.RATES));
        }
        return losses;
    }

    private static TrainingState state() {
        return new TrainingState(1, BEFORE, BEFORE, 7, "sixteen", "", ClassSet.ROVER, Map.of(), List.of());
    }
}
