package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
}
