package org.areogan.trainer.game;

import java.util.List;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;

/** The graph of the two players of a game, and what it is given. */
public sealed interface GameObjectives permits SegmentObjectives, PaintObjectives {
    /** Of both networks. */
    Parameters parameters();

    RunConfiguration configuration();

    /** Of a batch. */
    BatchShape shape();

    /**
     * The generator's and, where there is one, the discriminator's objective. Both are over the same graph, so that what
     * both losses need, such as the fakes and what the discriminator makes of them, is computed once.
     */
    List<Objective> players();

    /** Names of the arrays of a batch that the graph reads. */
    List<String> inputs();

    /** Whether there is a placeholder {@link SegmentObjectives#NOISE} for the deviation of noise on what is judged. */
    boolean isNoisy();

    /**
     * The generator's objective on a graph that has its loss.
     *
     * @param scope that the generator was built in
     * @param scalars parts of the loss to be told
     */
    default Objective generator(NetworkScope scope, List<String> scalars) {
        return new Objective(
                SegmentObjectives.GENERATOR,
                scope.graph(),
                SegmentObjectives.GENERATOR_LOSS,
                parameters().trainedNames(SegmentObjectives.GENERATOR + "/"),
                scalars,
                List.of(),
                scope.statistics(),
                configuration().generatorOptimizer().optimizer(),
                configuration().training().averageDecay());
    }

    /**
     * Likewise the discriminator's.
     *
     * @param scope that the discriminator was built in, once where it was built several times
     */
    default Objective discriminator(NetworkScope scope) {
        return new Objective(
                SegmentObjectives.DISCRIMINATOR,
                scope.graph(),
                SegmentObjectives.DISCRIMINATOR_LOSS,
                parameters().trainedNames(SegmentObjectives.DISCRIMINATOR + "/"),
                List.of(),
                List.of(),
                scope.statistics(),
                configuration().discriminatorOptimizer().optimizer(),
                0);
    }
}
