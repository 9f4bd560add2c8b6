package org.areogan.engine.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import org.areogan.engine.StatisticUpdate;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** What normalisations and dropouts compute, against hand-made values. */
class NormalizationsTest extends LayerValues {
    @Test
    void instanceNormStandardisesEachChannelOfEachFrame() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Normalizations.instanceNorm(scope, input(scope, 2, 1, 2, 1));
        INDArray result = run(scope, output, Nd4j.createFromArray(1., 3., 10., 30.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(new double[] {-1, 1, -1, 1}, within(1e-4));
    }

    @Test
    void aConstantChannelIsNormalisedToZero() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Normalizations.instanceNorm(scope, input(scope, 1, 2, 2, 1));
        INDArray result = run(scope, output, Nd4j.createFromArray(7., 7., 7., 7.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(0, 0, 0, 0);
    }

    @Test
    void batchNormStandardisesOverTheBatchAndReportsItsStatistics() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Normalizations.batchNorm(scope, input(scope, 2, 1, 2, 1));
        INDArray result = run(scope, output, Nd4j.createFromArray(2., 2., 6., 6.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(new double[] {-1, -1, 1, 1}, within(1e-4));
        assertThat(scope.statistics())
                .extracting(StatisticUpdate::statistic, StatisticUpdate::momentum)
                .containsExactly(tuple("net/mean", 0.9), tuple("net/variance", 0.9));
        Map<String, INDArray> in =
                Map.of("input", Nd4j.createFromArray(2., 2., 6., 6.).reshape(2, 1, 2, 1));
        double[] values = scope.statistics().stream()
                .mapToDouble(
                        update -> scope.graph().outputSingle(in, update.value()).getDouble(0))
                .toArray();
        assertThat(values).containsExactly(4, 4);
        assertThat(parameters.trainedNames("")).containsExactly("net/gain", "net/bias");
    }

    @Test
    void batchNormInInferenceUsesTheRunningStatistics() {
        NetworkScope scope = scope(Mode.INFERENCE);
        FeatureMap output = Normalizations.batchNorm(scope, input(scope, 1, 1, 2, 1));
        parameters.get("net/mean").assign(3);
        parameters.get("net/variance").assign(4);
        parameters.get("net/gain").assign(10);
        parameters.get("net/bias").assign(1);
        INDArray result = run(scope, output, Nd4j.createFromArray(3., 7.));
        assertThat(result.ravel().toDoubleVector()).containsExactly(new double[] {1, 21}, within(1e-4));
        assertThat(scope.statistics()).isEmpty();
    }

    @Test
    void dropoutDropsItsShareAndKeepsTheExpectation() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Dropouts.dropout(scope, input(scope, 2, 50, 50, 4), 0.2);
        double[] values =
                run(scope, output, Nd4j.ones(DataType.DOUBLE, 20_000)).ravel().toDoubleVector();
        assertThat(Arrays.stream(values).distinct().sorted()).hasSize(2).first().isEqualTo(0.0);
        assertThat(Arrays.stream(values).max()).hasValueCloseTo(1.25, within(1e-9));
        assertThat(Arrays.stream(values).average()).hasValueCloseTo(1.0, within(0.02));
    }

    @Test
    void spatialDropoutDropsWholeChannelsOfAFrame() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Dropouts.spatialDropout(scope, input(scope, 10, 4, 4, 10), 0.5);
        INDArray result = run(scope, output, Nd4j.ones(DataType.DOUBLE, 1600));
        INDArray means = result.mean(1, 2);
        assertThat(Arrays.stream(means.ravel().toDoubleVector()).distinct()).containsExactlyInAnyOrder(0., 2.);
    }

    @Test
    void aSeedDecidesTheDropoutMask() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap output = Dropouts.dropout(scope, input(scope, 1, 8, 8, 2), 0.5);
        INDArray ones = Nd4j.ones(DataType.DOUBLE, 128);
        Nd4j.getRandom().setSeed(1);
        INDArray first = run(scope, output, ones);
        assertThat(run(scope, output, ones)).isNotEqualTo(first);
        Nd4j.getRandom().setSeed(1);
        assertThat(run(scope, output, ones)).isEqualTo(first);
    }

    @Test
    void dropoutIsAbsentFromInferenceAndWhenNothingIsDropped() {
        NetworkScope inference = scope(Mode.INFERENCE);
        FeatureMap input = input(inference, -1, -1, -1, 1);
        assertThat(Dropouts.dropout(inference, input, 0.5)).isSameAs(input);
        assertThat(Dropouts.spatialDropout(scope(Mode.TRAINING), input, 0)).isSameAs(input);
    }

    @Test
    void dropoutOnAnUnknownShapeIsRefused() {
        NetworkScope scope = scope(Mode.TRAINING);
        FeatureMap input = input(scope, -1, 4, 4, 1);
        assertThatThrownBy(() -> Dropouts.dropout(scope, input, 0.5))
                .hasMessageContaining("dropout in net needs a training input of fixed batch, height and width");
    }
}
