package org.areogan.trainer.game;

import java.util.List;
import org.areogan.discriminator.PatchGan;
import org.areogan.discriminator.PatchGan.Verdict;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Painting;
import org.areogan.trainer.data.BatchShape;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;

/**
 * The graph of the reverse game: the generator paints a frame for a mask, the discriminator tells pairs of a real
 * frame and its mask from pairs of a painted frame and that mask.
 *
 * @param parameters of both networks
 * @param configuration of the run
 * @param shape of a batch
 * @param normalization of real frames; painted ones go through it inside the graph
 */
public record PaintObjectives(
        Parameters parameters, RunConfiguration configuration, BatchShape shape, Normalization normalization)
        implements GameObjectives {
    static final String STYLE = "style";
    static final String FEATURES = "features";

    private static final int CHANNELS = 3;

    /**
     * The generator's: {@code lambda_l1 x L1 + lambda_adv x adversarial + lambda_features x feature matching}, and the
     * discriminator's. What the discriminator makes of the painted frames is in both losses, and so are its features of
     * the real ones.
     */
    @Override
    public List<Objective> players() {
        Painting options = configuration.painting();
        SameDiff graph = SameDiff.create();
        SDVariable frame = placeholder(graph, SegmentObjectives.FRAME, 1);
        SDVariable truth = placeholder(graph, SegmentObjectives.TRUTH, shape.classes());
        SDVariable style = placeholder(graph, STYLE, PaintingNetwork.STYLE_CHANNELS);

        NetworkScope scope = scope(graph, SegmentObjectives.GENERATOR);
        FeatureMap grey = PaintingNetwork.grey(scope, layout(graph, truth, style), configuration.generator());
        SDVariable painted = grey.variable().sub(normalization.mean()).mul(1 / normalization.deviation());
        painted.rename(SegmentObjectives.FAKE);

        SDVariable reconstruction = distance(graph, painted, frame);
        reconstruction.rename(SegmentObjectives.RECONSTRUCTION);
        SDVariable loss = reconstruction.mul(options.lambdaL1());
        if (!configuration.isAdversarial()) {
            loss.rename(SegmentObjectives.GENERATOR_LOSS);
            return List.of(generator(scope, List.of(SegmentObjectives.RECONSTRUCTION)));
        }
        NetworkScope judge = scope(graph, SegmentObjectives.DISCRIMINATOR);
        Verdict ofReal = judge(judge, frame, truth);
        Verdict ofPainted = judge(scope(graph, SegmentObjectives.DISCRIMINATOR), painted, truth);
        SDVariable paintedLogits = ofPainted.logits().variable();
        AdversarialLoss adversarialLoss = new AdversarialLoss(
                configuration.objective().adversarial(),
                configuration.objective().realTarget());
        SDVariable adversarial = adversarialLoss.ofGenerator(graph, paintedLogits);
        adversarial.rename(SegmentObjectives.ADVERSARIAL);
        loss = loss.add(adversarial.mul(options.lambdaAdv()));
        if (options.lambdaFeatures() > 0) {
            SDVariable features = featureMatching(graph, ofReal, ofPainted);
            features.rename(FEATURES);
            loss = loss.add(features.mul(options.lambdaFeatures()));
        }
        loss.rename(SegmentObjectives.GENERATOR_LOSS);
        adversarialLoss
                .ofDiscriminator(graph, ofReal.logits().variable(), paintedLogits)
                .rename(SegmentObjectives.DISCRIMINATOR_LOSS);
        return List.of(
                generator(scope, List.of(SegmentObjectives.RECONSTRUCTION, SegmentObjectives.ADVERSARIAL)),
                discriminator(judge));
    }

    @Override
    public List<String> inputs() {
        return List.of(SegmentObjectives.FRAME, SegmentObjectives.TRUTH, STYLE);
    }

    @Override
    public boolean isNoisy() {
        return false;
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
