package org.areogan.trainer.game.objective;

import java.util.List;
import org.areogan.discriminator.Discriminator;
import org.areogan.discriminator.Verdict;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.trainer.configuration.PaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.AdversarialLoss;
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
    /** How far the discriminator's activations are apart for the real and the painted frame. */
    static final String FEATURES = "features";

    private static final int CHANNELS = 3;

    /**
     * The generator's: {@code lambda_l1 x L1 + lambda_adv x adversarial + lambda_features x feature matching}, and the
     * discriminator's. What the discriminator makes of the painted frames is in both losses, and so are its features of
     * the real ones.
     */
    @Override
    public List<Objective> players() {
        PaintingOptions options = configuration.painting();
        GameGraph game = new GameGraph(SameDiff.create(), parameters, shape, configuration.seed());
        SDVariable frame = game.placeholder(BatchInputs.FRAME);
        SDVariable truth = game.placeholder(truth());
        SDVariable style = game.placeholder(BatchInputs.STYLE);

        NetworkScope scope = game.scope(GENERATOR);
        FeatureMap grey = PaintingNetwork.grey(scope, layout(game, truth, style), configuration.generator());
        SDVariable painted = grey.variable().sub(normalization.mean()).mul(1 / normalization.deviation());
        painted.rename(FAKE);
        GameGraph.Player generator = game.player(GENERATOR, scope);
        generator.term(Losses.RECONSTRUCTION, distance(game.graph(), painted, frame), options.lambdaL1());
        if (!configuration.isAdversarial()) {
            return List.of(objective(generator));
        }
        NetworkScope judge = game.scope(DISCRIMINATOR);
        Verdict ofReal = judge(judge, frame, truth);
        Verdict ofPainted = judge(game.scope(DISCRIMINATOR), painted, truth);
        SDVariable paintedLogits = ofPainted.logits().variable();
        AdversarialLoss loss = configuration.objective().adversarialLoss();
        generator.term(Losses.ADVERSARIAL, loss.ofGenerator(game.graph(), paintedLogits), options.lambdaAdv());
        if (options.lambdaFeatures() > 0) {
            generator.term(FEATURES, featureMatching(game.graph(), ofReal, ofPainted), options.lambdaFeatures());
        }
        GameGraph.Player discriminator = game.player(DISCRIMINATOR, judge);
        discriminator.whole(loss.ofDiscriminator(game.graph(), ofReal.logits().variable(), paintedLogits));
        return List.of(
                objective(generator),
                discriminator.objective(configuration.discriminatorOptimizer().optimizer(), 0));
    }

    @Override
    public StandingGenerator standing(Parameters still) {
        GameGraph game = new GameGraph(SameDiff.create(), still, shape, configuration.seed());
        NetworkScope scope = game.standing(GENERATOR);
        SDVariable truth = game.placeholder(truth());
        SDVariable style = game.placeholder(BatchInputs.STYLE);
        PaintingNetwork.grey(scope, layout(game, truth, style), configuration.generator());
        return new StandingGenerator(game.graph(), scope.statistics(), List.of(truth(), BatchInputs.STYLE));
    }

    private Objective objective(GameGraph.Player generator) {
        return generator.objective(
                configuration.generatorOptimizer().optimizer(),
                configuration.training().averageDecay());
    }

    @Override
    public List<BatchInput> inputs() {
        return List.of(BatchInputs.FRAME, truth(), BatchInputs.STYLE);
    }

    @Override
    public List<String> numbers() {
        return List.of();
    }

    private BatchInput truth() {
        return BatchInputs.truth(shape.classes());
    }

    private FeatureMap layout(GameGraph game, SDVariable truth, SDVariable style) {
        int noise = configuration.painting().noise();
        SDVariable layout = noise == 0
                ? game.graph().concat(CHANNELS, truth, style)
                : game.graph().concat(CHANNELS, truth, style, game.gaussian(noise));
        return new FeatureMap(
                layout, shape.batch(), shape.height(), shape.width(), PaintingNetwork.channels(shape.classes(), noise));
    }

    private Verdict judge(NetworkScope scope, SDVariable frame, SDVariable masks) {
        SDVariable pair = scope.graph().concat(CHANNELS, frame, masks);
        return Discriminator.of(configuration.discriminator())
                .verdict(scope, new FeatureMap(pair, 1 + shape.classes()));
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
}
