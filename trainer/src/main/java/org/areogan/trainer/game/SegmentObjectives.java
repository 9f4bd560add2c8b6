package org.areogan.trainer.game;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.areogan.discriminator.Discriminator;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.AdversarialLoss;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.WeightedLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ops.impl.controlflow.compat.StopGradient;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The graph of the two players: the generator segments frames, the discriminator tells pairs of a frame and its mask
 * from pairs of a frame and what was made of it.
 *
 * <p>Pixels that the reconstruction loss leaves out or that have no label must not give the fakes away, since the
 * generator is free to say anything there: both players are shown the truth at those pixels.
 *
 * @param parameters of both networks
 * @param configuration of the run
 * @param shape of a batch's labelled frames; those without labels come behind them
 * @param partialLabels whether the truth of a pixel may be several classes
 */
public record SegmentObjectives(
        Parameters parameters, RunConfiguration configuration, BatchShape shape, boolean partialLabels)
        implements GameObjectives {
    /** For masks that say of each pixel which class it is, or nothing. */
    public SegmentObjectives(Parameters parameters, RunConfiguration configuration, BatchShape shape) {
        this(parameters, configuration, shape, false);
    }

    /** What a gambler has to bet on every pixel, so that it cannot put all on one. */
    private static final double LEAST_STAKE = 0.02;

    /** Before the names of what is only there to measure gradients. */
    private static final String AT_LOGITS = "at_logits/";

    /** Its first moment is the last gradient. */
    private static final Optimizer FORGETFUL = new Optimizer(Optimizer.Kind.ADAM, 0, 0, 1e-8, 0, 0);

    /**
     * The generator's: {@code lambda_adv x adversarial + lambda_ce x reconstruction} and the further terms, each with its
     * weight, and the discriminator's. What the discriminator makes of the fakes is in both losses.
     */
    @Override
    public List<Objective> players() {
        return players(logits -> logits);
    }

    /** @param change what is done to the logits before they become probabilities */
    private List<Objective> players(UnaryOperator<SDVariable> change) {
        GameGraph game = game(SameDiff.create());
        SDVariable frame = game.placeholder(BatchInputs.FRAME);
        SDVariable truth = game.placeholder(truth());
        SDVariable weights = game.placeholder(BatchInputs.WEIGHTS);

        NetworkScope scope = game.scope(GENERATOR);
        FeatureMap logits = UNet.logits(scope, new FeatureMap(frame, 1), shape.classes(), configuration.generator());
        SDVariable fake = game.graph().nn.softmax(FAKE, change.apply(logits.variable()), 3);
        GameGraph.Player generator = game.player(GENERATOR, scope);
        generator.term(
                Losses.RECONSTRUCTION,
                options().reconstructionLoss(partialLabels).of(game.graph(), fake, truth, weights, shape.classes()),
                options().lambdaCe());
        for (WeightedLoss further : options().furtherLosses(partialLabels)) {
            generator.term(
                    further.name(),
                    further.loss().of(game.graph(), fake, truth, weights, shape.classes()),
                    further.weight());
        }
        if (!options().isAdversarial()) {
            return List.of(objective(generator));
        }
        if (!configuration.discriminator().kind().tellsRealFromMade()) {
            return gamble(game, frame, truth, fake, generator);
        }
        Verdicts verdicts = verdicts(frame, truth, fake);
        AdversarialLoss loss = options().adversarialLoss();
        generator.term(
                Losses.ADVERSARIAL,
                counted(game, loss.ofGenerator(game.graph(), verdicts.fake())),
                options().lambdaAdv());
        GameGraph.Player discriminator = game.player(DISCRIMINATOR, verdicts.scope());
        discriminator.whole(loss.ofDiscriminator(game.graph(), verdicts.real(), verdicts.fake()));
        return List.of(
                objective(generator),
                discriminator.objective(configuration.discriminatorOptimizer().optimizer(), 0));
    }

    /**
     * The gambler divides what it has over the pixels that count, a little on each of them, and is paid the cross-entropy of
     * those it bets on; the generator pays. Both sides of Samson et al. 2019, equation 3.
     */
    private List<Objective> gamble(
            GameGraph game, SDVariable frame, SDVariable truth, SDVariable fake, GameGraph.Player generator) {
        SDVariable judged = game.placeholder(BatchInputs.JUDGED);
        NetworkScope scope = game.scope(DISCRIMINATOR);
        SDVariable logits = judge(scope, frame, fake);
        SDVariable stakes = game.graph().nn.sigmoid(logits).add(LEAST_STAKE).mul(judged);
        SDVariable surprise = game.graph()
                .math
                .log(fake.mul(truth).sum(true, 3).add(ReconstructionLoss.EPSILON))
                .neg();
        // One quotient of two numbers: ND4J's gradient of a map divided by its own sum is wrong.
        SDVariable winnings = stakes.mul(surprise).sum().div(stakes.sum().add(ReconstructionLoss.EPSILON));
        generator.term(Losses.ADVERSARIAL, counted(game, winnings), options().lambdaAdv());
        GameGraph.Player gambler = game.player(DISCRIMINATOR, scope);
        gambler.whole(winnings.neg());
        return List.of(
                objective(generator),
                gambler.objective(configuration.discriminatorOptimizer().optimizer(), 0));
    }

    @Override
    public List<Objective> partsAtLogits() {
        if (!options().isAdversarial()) {
            return List.of();
        }
        List<Objective> players = players(
                logits -> logits.add(zeros(logits, Losses.ADVERSARIAL)).add(zeros(logits, Losses.RECONSTRUCTION)));
        SameDiff graph = players.get(0).graph();
        SDVariable rest = graph.getVariable(Losses.RECONSTRUCTION).mul(options().lambdaCe());
        for (WeightedLoss further : options().furtherLosses(partialLabels)) {
            rest = rest.add(graph.getVariable(further.name()).mul(further.weight()));
        }
        SDVariable adversarial =
                graph.getVariable(Losses.ADVERSARIAL).mul(options().lambdaAdv());
        return List.of(part(Losses.ADVERSARIAL, adversarial), part(Losses.RECONSTRUCTION, rest));
    }

    private SDVariable zeros(SDVariable logits, String part) {
        long[] size = {shape.batch(), shape.height(), shape.width(), shape.classes()};
        String name = AT_LOGITS + part;
        return logits.getSameDiff()
                .var(name, parameters.getOrMake(name, true, () -> Nd4j.zeros(parameters.type(), size), size));
    }

    private static Objective part(String name, SDVariable loss) {
        loss.rename(AT_LOGITS + name + "_loss");
        return new Objective(
                name,
                loss.getSameDiff(),
                loss.name(),
                List.of(AT_LOGITS + name),
                List.of(),
                List.of(),
                List.of(),
                FORGETFUL,
                0);
    }

    private Objective objective(GameGraph.Player generator) {
        return generator.objective(
                configuration.generatorOptimizer().optimizer(),
                configuration.training().averageDecay());
    }

    /**
     * The discriminator's logits of pairs of a frame and its true mask, and of the frame and its fake mask.
     *
     * @param scope of the discriminator
     */
    public record Verdicts(SDVariable real, SDVariable fake, NetworkScope scope) {}

    /** Adds the discriminator, twice with the same parameters, to the graph of these variables. */
    public Verdicts verdicts(SDVariable frame, SDVariable truth, SDVariable fake) {
        GameGraph game = game(frame.getSameDiff());
        if (options().hardFakes()) {
            return hardVerdicts(game, frame, truth, fake);
        }
        SDVariable judged = game.placeholder(BatchInputs.JUDGED);
        SDVariable known = softened(truth);
        SDVariable real = options().matchConfidence() ? shown(asSureAs(fake, truth), known, judged) : known;
        NetworkScope scope = game.scope(DISCRIMINATOR);
        SDVariable fakeLogits = judge(scope, frame, noisy(game, shown(fake, known, judged)));
        SDVariable realLogits = judge(game.scope(DISCRIMINATOR), frame, noisy(game, real));
        return new Verdicts(realLogits, fakeLogits, scope);
    }

    /**
     * Both masks one-hot, and empty where pixels do not count: neither how sure a prediction is nor what is left out of the
     * reconstruction loss tells it from the truth.
     */
    private Verdicts hardVerdicts(GameGraph game, SDVariable frame, SDVariable truth, SDVariable fake) {
        SDVariable judged = game.placeholder(BatchInputs.JUDGED);
        // 1 for the largest probability, 0 for all that are less by more than no float is.
        SDVariable largest =
                game.graph().nn.relu(fake.sub(fake.max(true, 3)).mul(1e9).add(1), 0);
        SDVariable hard = new StopGradient(game.graph(), largest.sub(fake))
                .outputVariable()
                .add(fake);
        NetworkScope scope = game.scope(DISCRIMINATOR);
        SDVariable fakeLogits = judge(scope, frame, noisy(game, hard.mul(judged)));
        SDVariable realLogits = judge(game.scope(DISCRIMINATOR), frame, noisy(game, truth.mul(judged)));
        return new Verdicts(realLogits, fakeLogits, scope);
    }

    @Override
    public StandingGenerator standing(Parameters still) {
        GameGraph game = new GameGraph(SameDiff.create(), still, shape, configuration.seed());
        NetworkScope scope = game.standing(GENERATOR);
        UNet.logits(
                scope,
                new FeatureMap(game.placeholder(BatchInputs.FRAME), 1),
                shape.classes(),
                configuration.generator());
        return new StandingGenerator(game.graph(), scope.statistics(), List.of(BatchInputs.FRAME));
    }

    @Override
    public List<BatchInput> inputs() {
        return options().isAdversarial()
                ? List.of(BatchInputs.FRAME, truth(), BatchInputs.WEIGHTS, BatchInputs.JUDGED)
                : List.of(BatchInputs.FRAME, truth(), BatchInputs.WEIGHTS);
    }

    @Override
    public List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        if (options().isAdversarial() && options().instanceNoise() > 0) {
            numbers.add(NOISE);
        }
        if (options().isAdversarial() && options().adversarialFrom() > 1) {
            numbers.add(ADVERSARIAL_SHARE);
        }
        return numbers;
    }

    /** The adversarial loss, or none of it before its epoch. */
    private SDVariable counted(GameGraph game, SDVariable loss) {
        return options().adversarialFrom() > 1
                ? loss.mul(game.number(ADVERSARIAL_SHARE).sum())
                : loss;
    }

    private ObjectiveOptions options() {
        return configuration.objective();
    }

    private BatchInput truth() {
        return BatchInputs.truth(shape.classes());
    }

    private GameGraph game(SameDiff graph) {
        BatchShape whole = shape.of(shape.batch() + configuration.unlabelled().batch());
        return new GameGraph(graph, parameters, whole, configuration.seed());
    }

    private SDVariable judge(NetworkScope scope, SDVariable frame, SDVariable masks) {
        SDVariable pair = scope.graph().concat(3, frame, masks);
        return Discriminator.of(configuration.discriminator())
                .verdict(scope, new FeatureMap(pair, 1 + shape.classes()))
                .logits()
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
        double share = options().realSmoothing();
        return share == 0 ? truth : truth.mul(1 - share).add(share / shape.classes());
    }

    private SDVariable noisy(GameGraph game, SDVariable masks) {
        return options().instanceNoise() == 0
                ? masks
                : masks.add(game.gaussian(shape.classes()).mul(game.number(NOISE)));
    }
}
