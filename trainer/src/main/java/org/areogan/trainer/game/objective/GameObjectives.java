package org.areogan.trainer.game.objective;

import java.util.List;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.trainer.configuration.RunConfiguration;

/** The graph of the two players of a game, and what it is given. */
public interface GameObjectives {
    /** Name of the generator, of its network's parameters and of its objective. */
    String GENERATOR = "generator";

    /** Likewise of the discriminator. */
    String DISCRIMINATOR = "discriminator";

    /** Name of the network of auxiliary heads, which the generator moves and which end with the training; and of their loss. */
    String AUXILIARY = "auxiliary";

    /** Variable of what the generator makes for the discriminator to judge. */
    String FAKE = "fake";

    /** Placeholder of one value, the standard deviation of noise on what is judged. */
    String NOISE = "noise";

    /** Placeholder of one value, the share of the adversarial loss's weight that counts. */
    String ADVERSARIAL_SHARE = "adversarial_share";

    /** Of both networks. */
    Parameters parameters();

    RunConfiguration configuration();

    /**
     * The generator's and, where there is one, the discriminator's objective. Both are over the same graph, so that what
     * both losses need, such as the fakes and what the discriminator makes of them, is computed once.
     */
    List<Objective> players();

    /**
     * The generator's graph as it stands, to collect batch norm's statistics anew.
     *
     * @param still its parameters, under their usual names; nothing moves them
     */
    StandingGenerator standing(Parameters still);

    /**
     * The parts of the generator's loss that are compared at its logits: the adversarial one and all others together, each
     * with its weight. Each moves nothing but zeros of its own that are added to the logits and to these parameters; the
     * gradient there is that at the logits. Empty where there is no adversary, or what the generator makes are no logits.
     */
    default List<Objective> partsAtLogits() {
        return List.of();
    }

    /** The arrays of a batch that the graph reads. */
    List<BatchInput> inputs();

    /** Placeholders of one value that change from step to step: of {@link #NOISE} and {@link #ADVERSARIAL_SHARE} those that there are. */
    List<String> numbers();
}
