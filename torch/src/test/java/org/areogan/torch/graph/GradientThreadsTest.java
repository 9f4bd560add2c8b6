package org.areogan.torch.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Normalizations;
import org.areogan.torch.Losses;
import org.areogan.torch.Parity;
import org.areogan.torch.Parity.Outcome;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorBase;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.VoidTensorHook;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.api.buffer.DataType;

class GradientThreadsTest {
    private static final int THREADS = 2;
    private static final Engine SEVERAL = Engines.start("torch", EngineSettings.withThreads(THREADS));
    private static final Engine SHORTENED = Engines.start("torch", new EngineSettings(THREADS, Precision.BFLOAT16));

    /** The engines of {@link Parity} set one thread when they begin. */
    @BeforeEach
    void computeWithSeveralThreads() {
        assertThat(Parity.TORCH).isNotNull();
        torch.set_num_threads(THREADS);
    }

    @AfterAll
    static void computeWithOneThreadAgain() {
        torch.set_num_threads(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 12, 15, 16, 20})
    void severalThreadsNormaliseAsOneDoesInDoubles(int channels) {
        Outcome exact = Parity.outcome(Parity.ND4J, () -> problem(DataType.DOUBLE, channels));
        Parity.assertNear(Parity.outcome(SEVERAL, () -> problem(DataType.FLOAT, channels)), exact, 1e-4);
        Parity.assertNear(Parity.outcome(SHORTENED, () -> problem(DataType.FLOAT, channels)), exact, 0.05);
        assertThat(torch.get_num_threads()).isEqualTo(THREADS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void oneThreadWorksOutTheGradientOfWhatLiesBetweenAndOfNothingElse() {
        try (PointerScope temporaries = new PointerScope()) {
            Tensor leaf = torch.ones(1, 8, 2, 2).set_requires_grad(true);
            int[] threads = new int[3];
            Tensor before = leaf.mul(leaf);
            Seen atBefore = new Seen(threads, 2);
            before.register_hook(atBefore);
            Tensor x = before.view(1, 8, 2, 2);
            Tensor between = x.mul(x);
            Seen inBetween = new Seen(threads, 1);
            between.register_hook(inBetween);
            Tensor y = between.view(1, 8, 2, 2);
            Tensor after = y.mul(y);
            Seen atAfter = new Seen(threads, 0);
            after.register_hook(atAfter);
            GradientThreads.useOneForFewChannels(x, y);

            differentiate(after.sum(), leaf);

            assertThat(threads).containsExactly(THREADS, 1, THREADS);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsAreThereAgainWhereTheGradientIsNeverAskedFor() {
        try (PointerScope temporaries = new PointerScope()) {
            Tensor x = torch.ones(1, 8, 2, 2).set_requires_grad(true).view(1, 8, 2, 2);
            Tensor gain = torch.ones(1, 8, 1, 1).set_requires_grad(true);
            Tensor y = x.mul(gain);
            GradientThreads.useOneForFewChannels(x, y);
            differentiate(y.sum(), gain);
            assertThat(torch.get_num_threads()).as("left so by the gradient").isEqualTo(1);
            GradientThreads.useAll();
            assertThat(torch.get_num_threads()).isEqualTo(THREADS);
        }
    }

    private static void differentiate(Tensor loss, Tensor by) {
        torch.grad(
                new TensorVector(loss),
                new TensorVector(by),
                new TensorVector(),
                new BoolOptional(false),
                false,
                false);
    }

    private static final class Seen extends VoidTensorHook {
        private final int[] threads;
        private final int place;

        Seen(int[] threads, int place) {
            this.threads = threads;
            this.place = place;
        }

        @Override
        public void call(TensorBase gradient) {
            threads[place] = torch.get_num_threads();
        }
    }

    private static Parity.Problem problem(DataType type, int channels) {
        return Losses.ofFeatures(
                type,
                channels,
                (scope, x) -> Activations.relu(scope, Normalizations.batchNorm(scope.within("layer"), x)));
    }
}
