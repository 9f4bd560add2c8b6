package org.areogan.trainer.game;

import java.util.List;
import org.areogan.discriminator.PatchGan;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.ObjectiveOptions;
import org.areogan.trainer.data.BatchShape;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The graph of the two players.
 *
 * <p>Pixels that the reconstruction loss leaves out or that have no label must not give the fakes away, since the
 * generator is free to say anything there: both players are shown the truth at those pixels.
 *
 * @param parameters of both networks
 * @param configuration of the run
 * @param shape of a batch
 */
public record SegmentObjectives(Parameters parameters, RunConfiguration configuration, BatchShape shape)
        implements GameObjectives {
    public static final String GENERATOR = "generator";
    public static final String DISCRIMINATOR = "discriminator";

    public static final String FRAME = "frame";
    public static final String TRUTH = "truth";
    static final String WEIGHTS = "weights";
    public static final String JUDGED = "judged";
    static final String NOISE = "noise";
    public static final String FAKE = "fake";

    static final String GENERATOR_LOSS = "generator_loss";
    static final String ADVERSARIAL = "adversarial";
    static final String RECONSTRUCTION = "reconstruction";
    static final String DISCRIMINATOR_LOSS = "discriminator_loss";

    /**
     * The generator's: {@code lambda_adv x adversarial + lambda_ce x reconstruction}, and the discriminator's. What the
     * discriminator makes of the fakes is in both losses.
     */
    @Override
    public List<Objective> players() {
        ObjectiveOptions options = configuration.objective();
        SameDiff graph = SameDiff.create();
        SDVariable frame = placeholder(graph, FRAME, 1);
        SDVariable truth = placeholder(graph, TRUTH, shape.classes());
        SDVariable weights = placeholder(graph, WEIGHTS, 1);

        NetworkScope scope = scope(graph, GENERATOR);
        FeatureMap logits = UNet.logits(scope, new FeatureMap(frame, 1), shape.classes(), configuration.generator());
        SDVariable fake = graph.nn.softmax(FAKE, logits.variable(), 3);

        SDVariable reconstruction = new ReconstructionLoss(options.reconstruction(), options.labelSmoothing())
                .of(graph, fake, truth, weights, shape.classes());
        reconstruction.rename(RECONSTRUCTION);
        SDVariable loss = reconstruction.mul(options.lambdaCe());
        if (!options.isAdversarial()) {
            loss.rename(GENERATOR_LOSS);
            return List.of(generator(scope, List.of(RECONSTRUCTION)));
        }
        Verdicts verdicts = verdicts(frame, truth, fake);
        AdversarialLoss adversarialLoss = new AdversarialLoss(options.adversarial(), options.realTarget());
        SDVariable adversarial = adversarialLoss.ofGenerator(graph, verdicts.fake());
        adversarial.rename(ADVERSARIAL);
        loss.add(adversarial.mul(options.lambdaAdv())).rename(GENERATOR_LOSS);
        adversarialLoss.ofDiscriminator(graph, verdicts.real(), verdicts.fake()).rename(DISCRIMINATOR_LOSS);
        return List.of(generator(scope, List.of(ADVERSARIAL, RECONSTRUCTION)), discriminator(verdicts.scope()));
    }

    /**
     * The discriminator's logits of pairs of a frame and its true mask, and of the frame and its fake mask.
     *
     * @param scope of the discriminator
     */
    public record Verdicts(SDVariable real, SDVariable fake, NetworkScope scope) {}

    /** Adds the discriminator, twice with the same parameters, to the graph of these variables. */
    public Verdicts verdicts(SDVariable frame, SDVariable truth, SDVariable fake) {
        SameDiff graph = frame.getSameDiff();
        SDVariable judged = placeholder(graph, JUDGED, 1);
        SDVariable known = softened(truth);
        SDVariable real =
                configuration.objective().matchConfidence() ? shown(asSureAs(fake, truth), known, judged) : known;
        NetworkScope scope = scope(graph, DISCRIMINATOR);
        SDVariable fakeLogits = judge(scope, frame, noisy(graph, shown(fake, known, judged)));
        SDVariable realLogits = judge(scope(graph, DISCRIMINATOR), frame, noisy(graph, real));
        return new Verdicts(realLogits, fakeLogits, scope);
    }

    @Override
    public List<String> inputs() {
        return configuration.objective().isAdversarial()
                ? List.of(FRAME, TRUTH, WEIGHTS, JUDGED)
                : List.of(FRAME, TRUTH, WEIGHTS);
    }

    @Override
    public boolean isNoisy() {
        return configuration.objective().isAdversarial()
                && configuration.objective().instanceNoise() > 0;
    }

    private SDVariable judge(NetworkScope scope, SDVariable frame, SDVariable masks) {
        SDVariable pair = scope.graph().concat(3, frame, masks);
        return PatchGan.logits(scope, new FeatureMap(pair, 1 + shape.classes()), configuration.discriminator())
                .variable();
    }

    private static SDVariable shown(SDVariable mask, SDVariable known, SDVariable judged) {
        return known.add(mask.sub(known).mul(judged));
    }

    /** The true mask with, at each pixel, the largest probability that the fake gives any class. */
    private SDVariable asSureAs(SDVariable fake, SDVariable truth) {
        SDVariable sureness = fake.max(true, 3);
        SDVariable rest = sureness.neg().add(1).div(shape.classes() - 1);
        return rest.add(truth.mul(sureness.sub(rest)));
    }

    /** Hard zeros and ones would tell a real mask from a softmax at a glance. */
    private SDVariable softened(SDVariable truth) {
        double share = configuration.objective().realSmoothing();
        return share == 0 ? truth : truth.mul(1 - share).add(share / shape.classes());
    }

    private SDVariable noisy(SameDiff graph, SDVariable masks) {
        if (configuration.objective().instanceNoise() == 0) {
            return masks;
        }
        SDVariable deviation =
                graph.hasVariable(NOISE) ? graph.getVariable(NOISE) : graph.placeHolder(NOISE, parameters.type(), 1);
        SDVariable noise = graph.random.normal(
                0, 1, parameters.type(), shape.batch(), shape.height(), shape.width(), shape.classes());
        return masks.add(noise.mul(deviation));
    }

    private SDVariable placeholder(SameDiff graph, String name, int channels) {
        return graph.placeHolder(name, parameters.type(), shape.batch(), shape.height(), shape.width(), channels);
    }

    private NetworkScope scope(SameDiff graph, String name) {
        return new NetworkScope(graph, parameters, name, Mode.TRAINING, configuration.seed());
    }
}
