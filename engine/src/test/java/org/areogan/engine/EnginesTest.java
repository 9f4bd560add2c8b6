package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.areogan.engine.nd4j.Nd4jProvider;
import org.areogan.files.EngineException;
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

    @Test
    void theNextEngineIsTakenWhereThePreferredOneDoesNotStart() {
        EngineProvider broken = failing(new UnsatisfiedLinkError("no such library"));

        Engines.Choice choice = Engines.choose(List.of(broken, new Nd4jProvider()), EngineSettings.withThreads(1));

        assertThat(choice.engine().name()).isEqualTo("nd4j");
        assertThat(choice.reason()).isEqualTo("broken does not start: no such library");
    }

    @Test
    void whereNoEngineStartsEachReasonIsToldAndKept() {
        RuntimeException silent = new IllegalStateException();
        EngineException told = new EngineException("the GPU is too old");

        assertThatThrownBy(() -> Engines.choose(List.of(failing(told), failing(silent)), EngineSettings.withThreads(1)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("the GPU is too old")
                .hasMessageContaining("IllegalStateException")
                .satisfies(none -> assertThat(none.getSuppressed()).containsExactly(told, silent));
    }

    @Test
    void anEngineThatTheBuildLacksIsNamedBesideThoseThatItHas() {
        assertThatThrownBy(() -> Engines.start("tpu", EngineSettings.withThreads(1)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("tpu")
                .hasMessageContaining("nd4j");
    }

    private static EngineProvider failing(Throwable reason) {
        return new EngineProvider() {
            @Override
            public String name() {
                return "broken";
            }

            @Override
            public int rank() {
                return 99;
            }

            @Override
            public Engine start(EngineSettings settings) {
                if (reason instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) reason;
            }
        };
    }
}
