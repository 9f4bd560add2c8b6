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
    void bytesOfArraysCountEveryArrayUntilItIsClosed() {
        int length = 16 << 20;
        long before = Engines.arrayBytes();
        long physicalBefore = Engines.nativeBytes();
        INDArray array = Nd4j.ones(length);
        long size = (long) length * Float.BYTES;
        assertThat(Engines.arrayBytes() - before).isBetween(size, size + 1024);
        assertThat(Engines.nativeBytes() - physicalBefore).isGreaterThan(size / 2);
        array.close();
        assertThat(Engines.arrayBytes() - before).isLessThan(1024);
    }
}
