package org.areogan.trainer.game.objective;

import org.areogan.discriminator.Discriminator;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.game.objective.SegmentObjectives.Verdicts;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;

/**
 * Pairs of a frame and its true mask, and of the frame and its fake mask, as the discriminator is shown them.
 *
 * <p>Pixels that the reconstruction loss leaves out or that have no label must not give the fakes away, since the
 * generator is free to say anything there: both players are shown the truth at those pixels.
 */
record ShownPairs(GameGraph game, RunConfiguration configuration, int classes) {
    /** Adds the discriminator, twice with the same parameters, to the graph. */
    Verdicts verdicts(SDVariable frame, SDVariable truth, SDVariable fake) {
        if (options().hardFakes()) {
            return hardVerdicts(frame, truth, fake);
        }
        SDVariable judged = game.placeholder(BatchInputs.JUDGED);
        SDVariable known = softened(truth);
        SDVariable real = options().matchConfidence() ? shown(asSureAs(fake, truth), known, judged) : known;
        NetworkScope scope = game.scope(GameObjectives.DISCRIMINATOR);
        SDVariable fakeLogits = judge(scope, frame, noisy(shown(fake, known, judged)));
        SDVariable realLogits = judge(game.scope(GameObjectives.DISCRIMINATOR), frame, noisy(real));
        return new Verdicts(realLogits, fakeLogits, scope);
    }

    /**
     * Both masks one-hot, and empty where pixels do not count: neither how sure a prediction is nor what is left out of the
     * reconstruction loss tells it from the truth.
     */
    private Verdicts hardVerdicts(SDVariable frame, SDVariable truth, SDVariable fake) {
        SDVariable judged = game.placeholder(BatchInputs.JUDGED);
        // 1 for the largest probability, 0 for all that are less by more than no float is.
        SDVariable largest =
                game.graph().nn.relu(fake.sub(fake.max(true, 3)).mul(1e9).add(1), 0);
        SDVariable hard = new StopGradient(game.graph(), largest.sub(fake))
                .outputVariable()
                .add(fake);
        NetworkScope scope = game.scope(GameObjectives.DISCRIMINATOR);
        SDVariable fakeLogits = judge(scope, frame, noisy(hard.mul(judged)));
        SDVariable realLogits = judge(game.scope(GameObjectives.DISCRIMINATOR), frame, noisy(truth.mul(judged)));
        return new Verdicts(realLogits, fakeLogits, scope);
    }

    /** The discriminator's logits of frames and masks. */
    SDVariable judge(NetworkScope scope, SDVariable frame, SDVariable masks) {
        SDVariable pair = scope.graph().concat(3, frame, masks);
        return Discriminator.of(configuration.discriminator())
                .verdict(scope, new FeatureMap(pair, 1 + classes))
                .logits()
                .variable();
    }

    private static SDVariable shown(SDVariable mask, SDVariable known, SDVariable judged) {
        return known.add(mask.sub(known).mul(judged));
    }

    /** The true mask with, at each pixel, the largest probability that the fake gives any class. */
    private SDVariable asSureAs(SDVariable fake, SDVariable truth) {
        SDVariable sureness = fake.max(true, 3);
        SDVariable rest = sureness.neg().add(1).div(classes - 1);
        return rest.add(truth.mul(sureness.sub(rest)));
    }

    /** Hard zeros and ones would tell a real mask from a softmax at a glance. */
    private SDVariable softened(SDVariable truth) {
        double share = options().realSmoothing();
        return share == 0 ? truth : truth.mul(1 - share).add(share / classes);
    }

    private SDVariable noisy(SDVariable masks) {
        return options().instanceNoise() == 0
                ? masks
                : masks.add(game.gaussian(classes).mul(game.number(GameObjectives.NOISE)));
    }

    private ObjectiveOptions options() {
        return configuration.objective();
    }
}
