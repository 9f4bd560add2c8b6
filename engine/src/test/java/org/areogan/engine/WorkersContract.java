package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Normalizations;
import org.junit.jupiter.api.Test;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** How every engine trains where each worker has a part of the batch: as one machine that has all of it. */
public abstract class WorkersContract {
    private static final int SIZE = 4;
    private static final int FRAMES = 6;
    private static final int STEPS = 8;

    /** The engine under test. */
    protected abstract Engine engine();

    /** How a training ended. */
    private record Ended(List<Double> losses, Map<String, List<Double>> parameters) {}

    @Test
    void workersWithPartsOfABatchMoveAsOneMachineWithAllOfIt() {
        Ended one = train(engine(), Workers.ALONE);
        List<Ended> three = Together.run(3, workers -> train(engine(), workers));

        assertThat(three).allSatisfy(each -> {
            assertThat(each.losses()).usingElementComparator(near(1e-5)).isEqualTo(one.losses());
            assertThat(each.parameters().keySet()).isEqualTo(one.parameters().keySet());
            each.parameters()
                    .forEach((name, values) -> assertThat(values)
                            .as(name)
                            .usingElementComparator(near(2e-4))
                            .isEqualTo(one.parameters().get(name)));
        });
        assertThat(one.losses().get(2 * STEPS - 2)).isLessThan(one.losses().get(0));
        assertThat(one.parameters().get("net/norm/variance").get(0)).isNotCloseTo(1.0, within(0.01));
    }

    @Test
    void allWorkersEndWithTheSameBits() {
        List<Ended> two = Together.run(2, workers -> train(engine(), workers));
        assertThat(two.get(1)).isEqualTo(two.get(0));
    }

    private static java.util.Comparator<Double> near(double distance) {
        return (a, b) -> Math.abs(a - b) <= distance ? 0 : Double.compare(a, b);
    }

    /** A player with batch norm and a ratio of sums over the batch as its loss, and one with another loss over the same graph. */
    private static Ended train(Engine engine, Workers workers) {
        int frames = FRAMES / workers.count();
        SameDiff graph = SameDiff.create();
        try (Parameters parameters = new Parameters(DataType.FLOAT)) {
            NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, 5);
            SDVariable image = graph.placeHolder("image", DataType.FLOAT, frames, SIZE, SIZE, 1);
            SDVariable mask = graph.placeHolder("mask", DataType.FLOAT, frames, SIZE, SIZE, 2);
            FeatureMap first = Convolutions.convolution(
                    scope.within("first"), new FeatureMap(image, 1), new Kernel(3, 3, 1, false, Initializer.HE, false));
            FeatureMap active = Activations.relu(scope, Normalizations.batchNorm(scope.within("norm"), first));
            FeatureMap logits =
                    Convolutions.convolution(scope.within("last"), active, new Kernel(2, 1, 1, Initializer.HE));
            SDVariable fake = graph.nn.softmax("fake", logits.variable(), 3);
            SDVariable weighted = mask.mul(1.0 / (frames * SIZE * SIZE));
            SDVariable both = fake.mul(weighted).sum(0, 1, 2);
            SDVariable either = weighted.sum(0, 1, 2)
                    .add(fake.mul(1.0 / (frames * SIZE * SIZE)).sum(0, 1, 2));
            both.div(either.add(1e-6)).mean().neg("loss");
            NetworkScope judge = new NetworkScope(graph, parameters, "judge", Mode.TRAINING, 6);
            FeatureMap judged = Normalizations.batchNorm(
                    judge.within("norm"),
                    Convolutions.convolution(
                            judge.within("first"), new FeatureMap(fake, 2), new Kernel(2, 3, 2, Initializer.HE)));
            graph.math.square(judged.variable().sub(1)).mean("judge_loss");

            Optimizer optimizer = new Optimizer(Optimizer.Kind.ADAM, 0.5, 0.999, 1e-4, 0, 0.5);
            List<Objective> players = List.of(
                    new Objective(
                            "net",
                            graph,
                            "loss",
                            parameters.trainedNames("net/"),
                            List.of(),
                            List.of(),
                            scope.statistics(),
                            optimizer,
                            0.9),
                    new Objective(
                            "judge",
                            graph,
                            "judge_loss",
                            parameters.trainedNames("judge/"),
                            List.of(),
                            List.of(),
                            judge.statistics(),
                            optimizer,
                            0));
            return steps(engine, workers, players, parameters, frames);
        }
    }

    private static Ended steps(
            Engine engine, Workers workers, List<Objective> players, Parameters parameters, int frames) {
        List<Double> losses = new ArrayList<>();
        try (Session session = engine.open(players, parameters, workers)) {
            for (int step = 0; step < STEPS; step++) {
                Map<String, DeviceArray> inputs = batch(session, step, workers.number() * frames, frames);
                try (StepResult result = session.step(Map.of("net", 0.01, "judge", 0.01), inputs, step)) {
                    losses.add(result.scalar("loss"));
                    losses.add(result.scalar("judge_loss"));
                } finally {
                    inputs.values().forEach(DeviceArray::close);
                }
            }
            session.synchronize();
            Map<String, List<Double>> ends = new TreeMap<>();
            parameters
                    .names()
                    .forEach(name -> ends.put(
                            name,
                            Arrays.stream(parameters.get(name).dup('c').data().asDouble())
                                    .boxed()
                                    .toList()));
            return new Ended(losses, ends);
        }
    }

    /** A part of a step's frames, dark and bright ones, so that parts have other means than the whole. */
    private static Map<String, DeviceArray> batch(Session session, int step, int from, int frames) {
        float[] image = new float[frames * SIZE * SIZE];
        float[] mask = new float[2 * image.length];
        for (int frame = 0; frame < frames; frame++) {
            SplittableRandom random = new SplittableRandom(100L * step + from + frame);
            for (int i = 0; i < SIZE * SIZE; i++) {
                int place = frame * SIZE * SIZE + i;
                double value = random.nextDouble();
                image[place] = (float) (value + from + frame);
                mask[2 * place + (value > 0.3 ? 1 : 0)] = 1;
            }
        }
        Map<String, DeviceArray> inputs = new LinkedHashMap<>();
        try (INDArray images = Nd4j.create(image, new long[] {frames, SIZE, SIZE, 1}, 'c');
                INDArray masks = Nd4j.create(mask, new long[] {frames, SIZE, SIZE, 2}, 'c')) {
            inputs.put("image", session.upload(images));
            inputs.put("mask", session.upload(masks));
        }
        return inputs;
    }
}
