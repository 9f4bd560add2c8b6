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
        long size = (long) length * Float.BYTES;
        INDArray array = Nd4j.ones(length);
        long held = Engines.arrayBytes();
        assertThat(held).isGreaterThanOrEqualTo(size);
        assertThat(Engines.nativeBytes()).isGreaterThan(size);
        array.close();
        // The collector may free what other tests have left behind at any moment.
        assertThat(held - Engines.arrayBytes()).isGreaterThanOrEqualTo(size);
    }
}
