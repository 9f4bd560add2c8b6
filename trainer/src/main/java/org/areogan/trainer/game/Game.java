package org.areogan.trainer.game;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.events.Losses;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The two players at the table. One step is two passes: the generator's objective through the frozen discriminator,
 * whose forward pass also yields the fakes; then the discriminator's objective on [real; fake].
 */
public final class Game implements AutoCloseable {
    private final boolean adversarial;
    private final GameObjectives objectives;
    private final Seeds seeds;
    private final Session session;

    public Game(Engine engine, GameObjectives objectives) {
        RunConfiguration configuration = objectives.configuration();
        this.adversarial = configuration.isAdversarial();
        this.objectives = objectives;
        this.seeds = new Seeds(configuration.seed());
        List<Objective> players = new ArrayList<>();
        players.add(objectives.generator());
        if (adversarial) {
            players.add(objectives.discriminator());
        }
        this.session = engine.open(players, objectives.parameters());
    }

    /** Brings a batch to where the engine computes, while the step before may still be under way. */
    UploadedBatch upload(Batch batch) {
        Set<String> names = new LinkedHashSet<>(objectives.generatorInputs());
        if (adversarial) {
            names.addAll(objectives.discriminatorInputs());
        }
        return new UploadedBatch(session, batch, names);
    }

    /**
     * Moves both players once, without waiting for the engine.
     *
     * @param batch may be closed afterwards
     * @param step of the whole run, which decides the random masks
     * @param rates of this step
     */
    StepUnderWay begin(UploadedBatch batch, long step, StepRates rates) {
        try (Noise noise = new Noise(rates.noise())) {
            StepResult generator = session.step(
                    SegmentObjectives.GENERATOR,
                    noise.addedTo(batch.of(objectives.generatorInputs())),
                    rates.generator(),
                    seeds.of(Purpose.GENERATOR_STEP, step, 0));
            if (!adversarial) {
                return new StepUnderWay(generator, null);
            }
            try (DeviceArray fake = generator.output(SegmentObjectives.FAKE)) {
                Map<String, DeviceArray> inputs = batch.of(objectives.discriminatorInputs());
                inputs.put(SegmentObjectives.FAKE, fake);
                StepResult discriminator = session.step(
                        SegmentObjectives.DISCRIMINATOR,
                        noise.addedTo(inputs),
                        rates.discriminator(),
                        seeds.of(Purpose.DISCRIMINATOR_STEP, step, 0));
                return new StepUnderWay(generator, discriminator);
            } catch (RuntimeException e) {
                generator.close();
                throw e;
            }
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

    /** The noise's standard deviation where the engine computes; nothing in a game without noise. */
    private final class Noise implements AutoCloseable {
        private final @Nullable DeviceArray deviation;

        Noise(double deviation) {
            this.deviation = objectives.isNoisy() ? upload(deviation) : null;
        }

        private DeviceArray upload(double value) {
            try (INDArray array = Nd4j.createFromArray((float) value)) {
                return session.upload(array);
            }
        }

        Map<String, DeviceArray> addedTo(Map<String, DeviceArray> inputs) {
            if (deviation != null) {
                inputs.put(SegmentObjectives.NOISE, deviation);
            }
            return inputs;
        }

        @Override
        public void close() {
            if (deviation != null) {
                deviation.close();
            }
        }
    }
}
