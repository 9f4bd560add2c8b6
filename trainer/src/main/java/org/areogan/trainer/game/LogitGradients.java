package org.areogan.trainer.game;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.engine.graph.StateNames;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.game.objective.GameObjectives;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * How hard the adversarial part of the generator's loss pulls at the logits beside all other parts.
 *
 * <p>A measurement: it works on a copy of the parameters, in a session of its own that ends with it. The optimiser of that
 * session forgets everything at once, so that its first moment after a step is the gradient, on every engine.
 *
 * @param engine that computes it
 * @param objectives of the game, over parameters that it is given
 */
public record LogitGradients(Engine engine, Function<Parameters, GameObjectives> objectives) {
    /** Moves zeros to a number that, added to a logit, changes no bit of it. */
    private static final double HARDLY = 1e-30;

    /**
     * The L2 norm of the adversarial part's gradient at the logits as a share of that of the rest, each with its weight.
     *
     * @param parameters of both networks, as they are to be looked at; not changed
     * @param batch of labelled frames
     * @param step of the run, which decides the random masks
     * @param rates the adversarial share that counts is in here
     * @return nothing if there is no adversary, or no number
     */
    public OptionalDouble ratio(Parameters parameters, Batch batch, long step, StepRates rates) {
        try (Parameters copy = parameters.copy("")) {
            GameObjectives game = objectives.apply(copy);
            List<Objective> parts = game.partsAtLogits();
            if (parts.isEmpty()) {
                return OptionalDouble.empty();
            }
            try (Session session = engine.open(parts, copy)) {
                move(session, game, parts, batch, step, rates);
                double ratio = norm(session, parts.get(0)) / norm(session, parts.get(1));
                return Double.isFinite(ratio) ? OptionalDouble.of(ratio) : OptionalDouble.empty();
            }
        }
    }

    private static void move(
            Session session, GameObjectives game, List<Objective> parts, Batch batch, long step, StepRates rates) {
        Map<String, Double> hardly = new HashMap<>();
        parts.forEach(part -> hardly.put(part.name(), HARDLY));
        long seed = new Seeds(game.configuration().seed()).of(Purpose.STEP, step, 0);
        try (UploadedBatch uploaded = new UploadedBatch(session, batch, game.inputs());
                UploadedNumbers numbers = new UploadedNumbers(session, game.numbers(), rates)) {
            session.step(hardly, numbers.addedTo(uploaded.arrays()), seed).close();
        }
    }

    private static double norm(Session session, Objective part) {
        Map<String, INDArray> state = session.state();
        try {
            INDArray gradient = Objects.requireNonNull(
                    state.get(StateNames.firstMoment(part.name(), part.moves().get(0))));
            return gradient.norm2Number().doubleValue();
        } finally {
            state.values().forEach(INDArray::close);
        }
    }
}
