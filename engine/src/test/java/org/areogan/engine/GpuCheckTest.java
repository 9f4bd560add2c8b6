package org.areogan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuCheckTest {
    @ParameterizedTest
    @ValueSource(strings = {"3.7", "5.0", "6.1", "7.5", "8.0", "8.6", "8.9"})
    void gpusFromKeplerToAdaAreAccepted(String capability) {
        assertThat(GpuCheck.firstOf(List.of("Some GPU, " + capability)).capability())
                .isEqualTo(capability);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0", "10.0", "10.3", "12.0", "3.5", "2.1"})
    void otherGpusAreRefusedWithCapabilityAndCure(String capability) {
        assertThatThrownBy(() -> GpuCheck.firstOf(List.of("NVIDIA GeForce RTX, with comma, " + capability)))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("NVIDIA GeForce RTX, with comma, compute capability " + capability)
                .hasMessageContaining("CPU build");
    }

    @Test
    void theFirstGpuCounts() {
        GpuCheck.Gpu gpu = GpuCheck.firstOf(List.of("Tesla T4, 7.5", "NVIDIA H100, 9.0"));
        assertThat(gpu).hasToString("Tesla T4, compute capability 7.5");
    }

    @Test
    void noGpuIsToldWithWhatTheDriverSaid() {
        assertThatThrownBy(() -> GpuCheck.firstOf(List.of("No devices were found")))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("No devices were found")
                .hasMessageContaining("CPU build");
        assertThatThrownBy(() -> GpuCheck.firstOf(List.of()))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("lists none");
    }
}
