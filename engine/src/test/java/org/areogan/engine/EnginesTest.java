package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class EnginesTest {
    @Test
    void theDescriptionNamesBackendVersionBinaryProcessorAndThreads() {
        assertThat(Engines.nd4j(1).description())
                .matches("ND4J \\d+\\.\\d+\\.\\d+\\S* on CPU, binary (plain|onednn-avx2|onednn-avx512), .+, 1 thread");
    }

    @Test
    void noThreadsAreRefused() {
        assertThatThrownBy(() -> Engines.nd4j(0))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("got 0");
    }

    @Test
    void nativeBytesGrowWithAnArray() {
        long size = 64L << 20;
        long before = Engines.nativeBytes();
        try (INDArray array = Nd4j.ones(Math.toIntExact(size / Float.BYTES))) {
            assertThat(Engines.nativeBytes() - before)
                    .as("bytes for %s", array.shapeInfoToString())
                    .isGreaterThan(size / 2);
        }
    }
}
