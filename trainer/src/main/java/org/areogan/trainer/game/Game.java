package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.engine.Workers;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.game.objective.GameObjectives;

/**
 * The two players at the table. In a step one graph runs forward: the generator on the batch, the discriminator on the
 * fakes and on the real. Then each player's loss is taken back to its own parameters, and both move.
 */
public final class Game implements AutoCloseable {
    private final GameObjectives objectives;
    private final List<Objective> players;
    private final Seeds seeds;
    private final Session session;
    private final Workers workers;

    public Game(Engine engine, GameObjectives objectives) {
        this(engine, objectives, Workers.ALONE);
    }

    /** @param workers each of which plays on its part of every batch */
    public Game(Engine engine, GameObjectives objectives, Workers workers) {
        this.workers = workers;
        this.objectives = objectives;
        this.players = objectives.players();
        this.seeds = new Seeds(objectives.configuration().seed());
        this.session = engine.open(players, objectives.parameters(), workers);
    }

    /** Names of what {@link Losses} of a step hold, in their order. */
    public List<String> losses() {
        return players.stream()
                .flatMap(player -> Stream.concat(Stream.of(player.name()), player.scalars().stream()))
                .toList();
    }

    /** Brings a batch to where the engine computes, while the step before may still be under way. */
    UploadedBatch upload(Batch batch) {
        return new UploadedBatch(session, batch, objectives.inputs());
    }

    /**
     * Moves both players once, without waiting for the engine.
     *
     * @param batch may be closed afterwards
     * @param step of the whole run, which decides the random masks
     * @param rates of this step
     */
    StepUnderWay begin(UploadedBatch batch, long step, StepRates rates) {
        Map<String, Double> learningRates = new LinkedHashMap<>();
        players.forEach(player -> learningRates.put(player.name(), rates.of(player.name())));
        try (UploadedNumbers numbers = new UploadedNumbers(session, objectives.numbers(), rates)) {
            StepResult result = session.step(
                    learningRates, numbers.addedTo(batch.arrays()), seeds.of(Purpose.STEP, step, workers.number()));
            return new StepUnderWay(players, result);
        }
    }

    /** As {@link #begin}, and waits for the losses. */
    public Losses step(Batch batch, long step, StepRates rates) {
        try (UploadedBatch uploaded = upload(batch);
                StepUnderWay underWay = begin(uploaded, step, rates)) {
            return underWay.losses();
        }
    }

    public Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }
}
