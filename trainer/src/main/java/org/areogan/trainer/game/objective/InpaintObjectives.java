package org.areogan.trainer.game.objective;

import java.util.List;
import org.areogan.discriminator.Discriminator;
import org.areogan.discriminator.PieceJudge;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.InpaintingNetwork;
import org.areogan.generator.network.Normalization;
import org.areogan.trainer.configuration.InpaintingOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The graph of the game for holes: pieces of a class are erased with their rims and painted again; the discriminator says
 * of each pixel whether it is ground, a piece or painted, and the generator wants its holes taken for what they should be.
 * After Sushko et al. 2021 (OASIS), with holes in place of whole frames.
 *
 * @param parameters of both networks
 * @param configuration of the run
 * @param shape of a batch
 * @param normalization of real frames; painted ones go through it inside the graph
 * @param rare id of the class that is painted
 */
public record InpaintObjectives(
        Parameters parameters, RunConfiguration configuration, BatchShape shape, Normalization normalization, int rare)
        implements GameObjectives {
    /** How far what is painted around the holes is from the real frame. */
    static final String RING = Losses.RECONSTRUCTION;

    private static final int CHANNELS = 3;

    @Override
    public List<Objective> players() {
        InpaintingOptions options = configuration.inpainting();
        GameGraph game = new GameGraph(SameDiff.create(), parameters, shape, configuration.seed());
        SDVariable frame = game.placeholder(BatchInputs.FRAME);
        SDVariable pieces = game.placeholder(pieces());
        SDVariable ground = game.placeholder(ground());
        SDVariable hole = game.placeholder(hole());
        SDVariable ring = game.placeholder(ring());

        NetworkScope scope = game.scope(GENERATOR);
        SDVariable drawn = drawn(game, scope, frame, pieces, hole);
        SDVariable painted = frame.add(drawn.sub(frame).mul(hole));
        painted.rename(FAKE);

        Jitter jitter = new Jitter(game, options.jitter());
        NetworkScope judge = game.scope(DISCRIMINATOR);
        SDVariable ofReal = verdict(judge, jitter.of(frame));
        SDVariable ofPainted = verdict(game.scope(DISCRIMINATOR), jitter.of(painted));
        SDVariable rim = hole.mul(ground);

        GameGraph.Player generator = game.player(GENERATOR, scope);
        generator.term(RING, mean(game.graph().math.abs(drawn.sub(frame)), ring), options.lambdaRing());
        generator.term(
                Losses.ADVERSARIAL,
                mean(surprise(ofPainted, PieceJudge.PIECE), pieces)
                        .add(mean(surprise(ofPainted, PieceJudge.GROUND), rim))
                        .mul(0.5),
                options.lambdaAdv());
        GameGraph.Player discriminator = game.player(DISCRIMINATOR, judge);
        // Each kind of pixel counts as much as the others, however few they are.
        SDVariable told = mean(surprise(ofReal, PieceJudge.GROUND), ground)
                .add(mean(surprise(ofReal, PieceJudge.PIECE), pieces))
                .mul(0.5)
                .add(mean(surprise(ofPainted, PieceJudge.PAINTED), hole));
        discriminator.whole(
                options.lambdaMix() == 0
                        ? told
                        : told.add(mixture(game, jitter, frame, painted, pieces, ofReal, ofPainted)
                                .mul(options.lambdaMix())));
        return List.of(
                generator.objective(
                        configuration.generatorOptimizer().optimizer(),
                        configuration.training().averageDecay()),
                discriminator.objective(configuration.discriminatorOptimizer().optimizer(), 0));
    }

    /** All of the frame as the generator paints it, normalised. */
    private SDVariable drawn(GameGraph game, NetworkScope scope, SDVariable frame, SDVariable pieces, SDVariable hole) {
        SDVariable erased = frame.mul(hole.neg().add(1));
        int noise = configuration.inpainting().noise();
        SDVariable given = noise == 0
                ? game.graph().concat(CHANNELS, erased, hole, pieces)
                : game.graph().concat(CHANNELS, erased, hole, pieces, game.gaussian(noise));
        FeatureMap grey = InpaintingNetwork.grey(
                scope,
                new FeatureMap(given, shape.batch(), shape.height(), shape.width(), InpaintingNetwork.channels(noise)),
                configuration.generator());
        return grey.variable().sub(normalization.mean()).mul(1 / normalization.deviation());
    }

    /**
     * LabelMix: where pieces of the painted frame stand on the real one, the discriminator should say what it says of each
     * alone, so that it judges pixels by themselves and not by what else is in the frame.
     */
    private SDVariable mixture(
            GameGraph game,
            Jitter jitter,
            SDVariable frame,
            SDVariable painted,
            SDVariable pieces,
            SDVariable ofReal,
            SDVariable ofPainted) {
        SDVariable mixed = frame.add(painted.sub(frame).mul(pieces));
        SDVariable said = verdict(game.scope(DISCRIMINATOR), jitter.of(mixed));
        SDVariable expected = ofReal.add(ofPainted.sub(ofReal).mul(pieces));
        SDVariable distance = said.sub(expected);
        return distance.mul(distance).mean();
    }

    /** Brightness and contrast of all frames of the step, changed alike. */
    private static final class Jitter {
        private final double size;
        private final SDVariable contrast;
        private final SDVariable brightness;

        Jitter(GameGraph game, double size) {
            this.size = size;
            this.contrast = game.gaussianOfEach().mul(size).add(1);
            this.brightness = game.gaussianOfEach().mul(size);
        }

        SDVariable of(SDVariable frames) {
            return size == 0 ? frames : frames.mul(contrast).add(brightness);
        }
    }

    private SDVariable verdict(NetworkScope scope, SDVariable frames) {
        return Discriminator.of(configuration.discriminator())
                .verdict(scope, new FeatureMap(frames, shape.batch(), shape.height(), shape.width(), 1))
                .logits()
                .variable();
    }

    /** Minus the logarithm of the probability of one kind, [batch, height, width, 1]. */
    private static SDVariable surprise(SDVariable logits, int kind) {
        SameDiff graph = logits.getSameDiff();
        SDVariable probabilities = graph.nn.softmax(logits, CHANNELS);
        float[] hot = new float[PieceJudge.OUTPUTS];
        hot[kind] = 1;
        SDVariable chosen = graph.constant(Nd4j.createFromArray(hot).reshape(1, 1, 1, hot.length));
        return graph.math
                .log(probabilities.mul(chosen).sum(true, CHANNELS).add(ReconstructionLoss.EPSILON))
                .neg();
    }

    /** Over the pixels that are 1 here; as one quotient of two numbers. */
    private static SDVariable mean(SDVariable map, SDVariable where) {
        return map.mul(where).sum().div(where.sum().add(1));
    }

    private HoleInputs holes() {
        return new HoleInputs(rare, configuration.inpainting().rim());
    }

    private BatchInput pieces() {
        return holes().pieces();
    }

    private BatchInput ground() {
        return holes().ground();
    }

    private BatchInput hole() {
        return holes().hole();
    }

    private BatchInput ring() {
        return holes().ring();
    }

    @Override
    public StandingGenerator standing(Parameters still) {
        GameGraph game = new GameGraph(SameDiff.create(), still, shape, configuration.seed());
        NetworkScope scope = game.standing(GENERATOR);
        SDVariable frame = game.placeholder(BatchInputs.FRAME);
        SDVariable pieces = game.placeholder(pieces());
        SDVariable hole = game.placeholder(hole());
        drawn(game, scope, frame, pieces, hole);
        return new StandingGenerator(game.graph(), scope.statistics(), List.of(BatchInputs.FRAME, pieces(), hole()));
    }

    @Override
    public List<BatchInput> inputs() {
        return List.of(BatchInputs.FRAME, pieces(), ground(), hole(), ring());
    }

    @Override
    public List<String> numbers() {
        return List.of();
    }
}
