package org.areogan.trainer;

import java.util.ArrayList;
import java.util.List;
import org.areogan.discriminator.PatchGan;
import org.areogan.discriminator.PatchGan.Verdict;
import org.areogan.engine.FeatureMap;
import org.areogan.engine.Mode;
import org.areogan.engine.NetworkScope;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.generator.Normalization;
import org.areogan.generator.PaintingNetwork;
import org.areogan.trainer.RunConfiguration.ObjectiveOptions;
import org.areogan.trainer.RunConfiguration.Painting;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;

/**
 * The graphs of the reverse game: the generator paints a frame for a mask, the discriminator tells pairs of a real
 * frame and its mask from pairs of a painted frame and that mask.
 *
 * @param parameters of both networks
 * @param configuration of the run
 * @param shape of a batch
 * @param normalization of real frames; painted ones go through it inside the graph
 */
record PaintObjectives(
        Parameters parameters, RunConfiguration configuration, BatchShape shape, Normalization normalization)
        implements GameObjectives {
    static final String STYLE = "style";
    static final String FEATURES = "features";

    private static final int CHANNELS = 3;

    /**
     * The generator's: {@code lambda_l1 x L1 + lambda_adv x adversarial + lambda_features x feature matching}; the
     * painted frames, normalised, are an output.
     */
    @Override
    public Objective generator() {
        Painting options = configuration.painting();
        SameDiff graph = SameDiff.create();
        SDVariable frame = placeholder(graph, Objectives.FRAME, 1);
        SDVariable truth = placeholder(graph, Objectives.TRUTH, shape.classes());
        SDVariable style = placeholder(graph, STYLE, PaintingNetwork.STYLE_CHANNELS);

        NetworkScope scope = scope(graph, Objectives.GENERATOR);
        FeatureMap grey = PaintingNetwork.grey(scope, layout(graph, truth, style), configuration.generator());
        SDVariable painted = grey.variable().sub(normalization.mean()).mul(1 / normalization.deviation());
        painted.rename(Objectives.FAKE);

        SDVariable reconstruction = distance(graph, painted, frame);
        reconstruction.rename(Objectives.RECONSTRUCTION);
        SDVariable loss = reconstruction.mul(options.lambdaL1());
        List<String> scalars = new ArrayList<>(List.of(Objectives.RECONSTRUCTION));
        if (configuration.isAdversarial()) {
            Verdict verdict = judge(scope(graph, Objectives.DISCRIMINATOR), painted, truth);
            SDVariable adversarial =
                    adversarialLoss().ofGenerator(graph, verdict.logits().variable());
            adversarial.rename(Objectives.ADVERSARIAL);
            scalars.add(Objectives.ADVERSARIAL);
            loss = loss.add(adversarial.mul(options.lambdaAdv()));
            if (options.lambdaFeatures() > 0) {
                SDVariable features =
                        featureMatching(graph, judge(scope(graph, Objectives.DISCRIMINATOR), frame, truth), verdict);
                features.rename(FEATURES);
                loss = loss.add(features.mul(options.lambdaFeatures()));
            }
        }
        loss.rename(Objectives.GENERATOR_LOSS);

        return new Objective(
                Objectives.GENERATOR,
                graph,
                Objectives.GENERATOR_LOSS,
                parameters.trainedNames(Objectives.GENERATOR + "/"),
                scalars,
                configuration.isAdversarial() ? List.of(Objectives.FAKE) : List.of(),
                scope.statistics(),
                configuration.generatorOptimizer().optimizer(),
                configuration.training().averageDecay());
    }

    /** The discriminator's, on the stack [real frame; painted frame] with the same masks. */
    @Override
    public Objective discriminator() {
        SameDiff graph = SameDiff.create();
        SDVariable frame = placeholder(graph, Objectives.FRAME, 1);
        SDVariable truth = placeholder(graph, Objectives.TRUTH, shape.classes());
        SDVariable fake = placeholder(graph, Objectives.FAKE, 1);

        NetworkScope scope = scope(graph, Objectives.DISCRIMINATOR);
        Verdict verdict = judge(scope, graph.concat(0, frame, fake), graph.concat(0, truth, truth));
        SDVariable loss =
                adversarialLoss().ofDiscriminator(graph, verdict.logits().variable(), shape.batch());
        loss.rename(Objectives.DISCRIMINATOR_LOSS);

        return new Objective(
                Objectives.DISCRIMINATOR,
                graph,
                Objectives.DISCRIMINATOR_LOSS,
                parameters.trainedNames(Objectives.DISCRIMINATOR + "/"),
                List.of(),
                List.of(),
                scope.statistics(),
                configuration.discriminatorOptimizer().optimizer(),
                0);
    }

    @Override
    public List<String> generatorInputs() {
        return List.of(Objectives.FRAME, Objectives.TRUTH, STYLE);
    }

    @Override
    public List<String> discriminatorInputs() {
        return List.of(Objectives.FRAME, Objectives.TRUTH);
    }

    @Override
    public boolean isNoisy() {
        return false;
    }

    private AdversarialLoss adversarialLoss() {
        ObjectiveOptions options = configuration.objective();
        return new AdversarialLoss(options.adversarial(), options.realTarget());
    }

    private FeatureMap layout(SameDiff graph, SDVariable truth, SDVariable style) {
        int noise = configuration.painting().noise();
        SDVariable layout = noise == 0
                ? graph.concat(CHANNELS, truth, style)
                : graph.concat(CHANNELS, truth, style, gaussian(graph, noise));
        return new FeatureMap(
                layout, shape.batch(), shape.height(), shape.width(), PaintingNetwork.channels(shape.classes(), noise));
    }

    private SDVariable gaussian(SameDiff graph, int channels) {
        return graph.random.normal(0, 1, parameters.type(), shape.batch(), shape.height(), shape.width(), channels);
    }

    private Verdict judge(NetworkScope scope, SDVariable frame, SDVariable masks) {
        SDVariable pair = scope.graph().concat(CHANNELS, frame, masks);
        return PatchGan.verdict(scope, new FeatureMap(pair, 1 + shape.classes()), configuration.discriminator());
    }

    /**
     * The mean over the discriminator's layers of how far apart its activations are (Wang et al. 2018, pix2pixHD); what
     * it sees in the real frame is the goal and is not moved.
     */
    private static SDVariable featureMatching(SameDiff graph, Verdict real, Verdict painted) {
        SDVariable sum = distanceOfLayer(graph, real, painted, 0);
        int layers = real.features().size();
        for (int layer = 1; layer < layers; layer++) {
            sum = sum.add(distanceOfLayer(graph, real, painted, layer));
        }
        return sum.mul(1.0 / layers);
    }

    private static SDVariable distanceOfLayer(SameDiff graph, Verdict real, Verdict painted, int layer) {
        SDVariable goal = new StopGradient(graph, real.features().get(layer).variable()).outputVariable();
        return distance(graph, painted.features().get(layer).variable(), goal);
    }

    private static SDVariable distance(SameDiff graph, SDVariable one, SDVariable other) {
        return graph.math.abs(one.sub(other)).mean();
    }

    private SDVariable placeholder(SameDiff graph, String name, int channels) {
        return graph.placeHolder(name, parameters.type(), shape.batch(), shape.height(), shape.width(), channels);
    }

    private NetworkScope scope(SameDiff graph, String name) {
        return new NetworkScope(graph, parameters, name, Mode.TRAINING, configuration.seed());
    }
}
