package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class HostValuesTest {
    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void allAreReadRowByRowOfViewsAndPermutedArraysToo(DataType type) {
        assertThat(Engines.nd4j(1)).isNotNull();
        try (INDArray array = Nd4j.create(new double[] {0, 1, 2, 3, 4, 5}, new long[] {2, 3}, type)) {
            assertThat(HostValues.floats(array)).containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(HostValues.floats(array.permute(1, 0))).containsExactly(0, 3, 1, 4, 2, 5);
            assertThat(HostValues.floats(array.get(NDArrayIndex.all(), NDArrayIndex.interval(1, 3))))
                    .containsExactly(1, 2, 4, 5);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT", "DOUBLE"})
    void anArrayHoldsTheValuesRowByRow(DataType type) {
        assertThat(Engines.nd4j(1)).isNotNull();
        try (INDArray array = HostValues.array(new float[] {0, 1, 2, 3, 4, 5}, type, 2, 3)) {
            assertThat(array.dataType()).isEqualTo(type);
            assertThat(array.shape()).containsExactly(2, 3);
            assertThat(array.getDouble(0, 2)).isEqualTo(2);
            assertThat(array.getDouble(1, 0)).isEqualTo(3);
        }
    }

    @Test
    void valuesThatDoNotFillAnArrayAreRefused() {
        assertThatThrownBy(() -> HostValues.array(new float[5], DataType.FLOAT, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 values do not fill an array of the shape [2, 3]");
    }
}
