package org.areogan.trainer.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.trainer.bench.BenchPeak.Shape;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Player;
import org.areogan.trainer.configuration.TinyConfiguration;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BenchTest {
    private static final Engine ENGINE = Engines.nd4j();

    @ParameterizedTest
    @EnumSource
    void warmUpIsNotCounted(BenchWork work) {
        BenchCase bench = new BenchCase(TinyConfiguration.adversarial(), 2, 16, 32);
        List<Double> milliseconds = Bench.milliseconds(ENGINE, work, bench, 2, 3);
        assertThat(milliseconds).hasSize(3).allMatch(each -> each > 0);
    }

    @Test
    void timesOfAnEngineThatComputesNonsenseAreNotTold() {
        RunConfiguration tiny = TinyConfiguration.adversarial();
        Player wild = new Player(tiny.generatorOptimizer().kind(), 1e38, 0.5, 0.999, 1e-8, 0, 0);
        RunConfiguration diverging = new RunConfiguration(
                tiny.seed(),
                tiny.task(),
                tiny.classes(),
                tiny.frame(),
                tiny.split(),
                tiny.generator(),
                tiny.discriminator(),
                tiny.objective(),
                tiny.painting(),
                wild,
                wild,
                tiny.schedule(),
                tiny.training(),
                tiny.augmentation(),
                tiny.unlabelled(),
                tiny.inpainting());
        BenchCase bench = new BenchCase(diverging, 2, 16, 32);
        assertThatThrownBy(() -> Bench.milliseconds(ENGINE, BenchWork.GAME, bench, 0, 4))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no numbers");
    }

    @Test
    void inventedBatchesAreAsTheGameTakesThem() {
        BatchShape shape = new BatchShape(2, 4, 8, 5);
        Batch batch = BenchWorkload.batch(shape, 3);
        for (int pixel = 0; pixel < shape.pixels(); pixel++) {
            float[] oneHot = Arrays.copyOfRange(batch.truth(), pixel * 5, pixel * 5 + 5);
            Arrays.sort(oneHot);
            assertThat(oneHot).containsExactly(0, 0, 0, 0, 1);
        }
        assertThat(batch.weights()).containsOnly(1f / 64);
        assertThat(BenchWorkload.batch(shape, 3).frame()).isEqualTo(batch.frame());
        assertThat(BenchWorkload.batch(shape, 4).frame()).isNotEqualTo(batch.frame());
    }

    @Test
    void ofSeveralKernelsTheFastestIsThePeak() {
        Shape slow = new Shape(1, 1, 2, 3);
        Shape fast = new Shape(1, 8, 128, 1);
        BenchPeak peak = BenchPeak.fastest(ENGINE, List.of(slow, fast));
        assertThat(peak.gigaflops()).isPositive().isFinite();
        assertThat(peak.kernel()).isEqualTo("product of 64x128 and 128x128 matrices");
        assertThat(slow).hasToString("3x3 convolution of 1x1x1 pixels with 2 channels");
        assertThat(fast.flop()).isEqualTo(3 * 2.0 * 64 * 128 * 128);
        assertThat(slow.flop()).isEqualTo(3 * 2.0 * 2 * 2 * 9);
    }

    @ParameterizedTest
    @CsvSource({
        "0,16,32,a batch of 0 frames",
        "2,18,32,multiples of 4",
        "2,16,0,16x4",
        "2,-4,32,4x32",
        "99999999,16,32,a smaller batch"
    })
    void sizesThatCannotBeMeasuredAreNamed(int batch, int height, int width, String message) {
        assertThatThrownBy(() -> new BenchCase(TinyConfiguration.adversarial(), batch, height, width))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aPlainUNetIsNoGame() {
        assertThatThrownBy(() -> new BenchCase(TinyConfiguration.plain(), 2, 16, 32))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("objective.lambda_adv");
    }
}
