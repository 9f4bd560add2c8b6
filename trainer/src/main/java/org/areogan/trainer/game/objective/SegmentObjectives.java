package org.areogan.trainer.game.objective;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.areogan.engine.Objective;
import org.areogan.engine.Optimizer;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.SupervisedLogits;
import org.areogan.generator.network.UNet;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.AdversarialLoss;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The graph of the two players: the generator segments frames, the discriminator tells pairs of a frame and its mask
 * from pairs of a frame and what was made of it.
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
     * The generator's, {@code lambda_adv x adversarial} and the {@link TruthTerms}, and the discriminator's. What the
     * discriminator makes of the fakes is in both losses.
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
        SupervisedLogits logits = SupervisedLogits.of(
                scope, game.scope(AUXILIARY), new FeatureMap(frame, 1), shape.classes(), configuration.generator());
        SDVariable fake =
                game.graph().nn.softmax(FAKE, change.apply(logits.logits().variable()), 3);
        GameGraph.Player generator = game.player(GENERATOR, scope);
        generator.moves(AUXILIARY);
        truthTerms().addTo(generator, fake, logits, truth, weights);
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
        SDVariable logits = pairs(game).judge(scope, frame, fake);
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
        SDVariable adversarial =
                graph.getVariable(Losses.ADVERSARIAL).mul(options().lambdaAdv());
        return List.of(
                part(Losses.ADVERSARIAL, adversarial),
                part(Losses.RECONSTRUCTION, truthTerms().ofLogits(graph)));
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
        return pairs(game(frame.getSameDiff())).verdicts(frame, truth, fake);
    }

    private ShownPairs pairs(GameGraph game) {
        return new ShownPairs(game, configuration, shape.classes());
    }

    private TruthTerms truthTerms() {
        return new TruthTerms(configuration, shape.classes(), partialLabels);
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
}
