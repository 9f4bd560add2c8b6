package org.areogan.trainer.game;

import java.util.List;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;

/** The graphs of the two players of a game, and what each of them is given. */
public sealed interface GameObjectives permits SegmentObjectives, PaintObjectives {
    /** Of both networks. */
    Parameters parameters();

    RunConfiguration configuration();

    /** Of a batch. */
    BatchShape shape();

    /** The generator's; its fakes are an output named {@link SegmentObjectives#FAKE} where there is a discriminator. */
    Objective generator();

    /** The discriminator's, on the stack [real; fake]. */
    Objective discriminator();

    /** Names of the arrays of a batch that the generator's graph reads. */
    List<String> generatorInputs();

    /** Likewise the discriminator's, besides the fakes. */
    List<String> discriminatorInputs();

    /** Whether there is a placeholder {@link SegmentObjectives#NOISE} for the deviation of noise on what is judged. */
    boolean isNoisy();
}
