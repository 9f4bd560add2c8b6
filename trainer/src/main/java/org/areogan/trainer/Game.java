package org.areogan.trainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.trainer.Seeds.Purpose;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The two players at the table. One step is two passes: the generator's objective through the frozen discriminator,
 * whose forward pass also yields the fake masks; then the discriminator's objective on [real; fake].
 */
final class Game implements AutoCloseable {
    private final boolean adversarial;
    private final boolean noisy;
    private final Seeds seeds;
    private final Session session;

    Game(Engine engine, Objectives objectives) {
        RunConfiguration configuration = objectives.configuration();
        this.adversarial = configuration.objective().isAdversarial();
        this.noisy = adversarial && configuration.objective().instanceNoise() > 0;
        this.seeds = new Seeds(configuration.seed());
        List<Objective> players = new ArrayList<>();
        players.add(objectives.generator());
        if (adversarial) {
            players.add(objectives.discriminator());
        }
        this.session = engine.open(players, objectives.parameters());
    }

    /**
     * Moves both players once.
     *
     * @param step of the whole run, which decides the random masks
     * @param rates of this step
     */
    Losses step(Batch batch, long step, StepRates rates) {
        try (DeviceBatch inputs = new DeviceBatch(batch, rates.noise())) {
            try (StepResult generator = session.step(
                    Objectives.GENERATOR,
                    inputs.of(generatorInputs()),
                    rates.generator(),
                    seeds.of(Purpose.GENERATOR_STEP, step, 0))) {
                double discriminatorLoss = adversarial
                        ? discriminatorStep(inputs, generator.output(Objectives.FAKE), step, rates)
                        : Double.NaN;
                return new Losses(
                        generator.scalar(Objectives.GENERATOR_LOSS),
                        adversarial ? generator.scalar(Objectives.ADVERSARIAL) : 0,
                        generator.scalar(Objectives.RECONSTRUCTION),
                        discriminatorLoss);
            }
        }
    }

    private double discriminatorStep(DeviceBatch batch, DeviceArray fake, long step, StepRates rates) {
        Map<String, DeviceArray> inputs = batch.of(names(Objectives.FRAME, Objectives.TRUTH, Objectives.JUDGED));
        inputs.put(Objectives.FAKE, fake);
        try (StepResult result = session.step(
                Objectives.DISCRIMINATOR,
                inputs,
                rates.discriminator(),
                seeds.of(Purpose.DISCRIMINATOR_STEP, step, 0))) {
            return result.scalar(Objectives.DISCRIMINATOR_LOSS);
        }
    }

    private List<String> generatorInputs() {
        return adversarial
                ? names(Objectives.FRAME, Objectives.TRUTH, Objectives.WEIGHTS, Objectives.JUDGED)
                : List.of(Objectives.FRAME, Objectives.TRUTH, Objectives.WEIGHTS);
    }

    private List<String> names(String... always) {
        List<String> names = new ArrayList<>(List.of(always));
        if (noisy) {
            names.add(Objectives.NOISE);
        }
        return names;
    }

    Session session() {
        return session;
    }

    @Override
    public void close() {
        session.close();
    }

    /** A batch where the engine computes. */
    private final class DeviceBatch implements AutoCloseable {
        private final Map<String, DeviceArray> arrays = new LinkedHashMap<>();

        DeviceBatch(Batch batch, double noise) {
            BatchShape shape = batch.shape();
            upload(Objectives.FRAME, batch.frame(), shape, 1);
            upload(Objectives.TRUTH, batch.truth(), shape, shape.classes());
            upload(Objectives.WEIGHTS, batch.weights(), shape, 1);
            if (adversarial) {
                upload(Objectives.JUDGED, batch.judged(), shape, 1);
            }
            if (noisy) {
                try (INDArray deviation = Nd4j.createFromArray((float) noise)) {
                    arrays.put(Objectives.NOISE, session.upload(deviation));
                }
            }
        }

        private void upload(String name, float[] values, BatchShape shape, int channels) {
            long[] size = {shape.batch(), shape.height(), shape.width(), channels};
            try (INDArray array = Nd4j.create(values, size, 'c')) {
                arrays.put(name, session.upload(array));
            }
        }

        Map<String, DeviceArray> of(List<String> names) {
            Map<String, DeviceArray> chosen = new LinkedHashMap<>();
            for (String name : names) {
                DeviceArray array = arrays.get(name);
                if (array == null) {
                    throw new IllegalStateException("the batch has no " + name);
                }
                chosen.put(name, array);
            }
            return chosen;
        }

        @Override
        public void close() {
            arrays.values().forEach(DeviceArray::close);
        }
    }
}
