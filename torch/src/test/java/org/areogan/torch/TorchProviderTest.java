package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

class TorchProviderTest {
    private static final String EXTENSION = "org.bytedeco.javacpp.platform.extension";

    @Test
    void isPreferredWhereItLoads() {
        assertThat(Engines.names()).containsExactly("torch", "nd4j");
        assertThat(Engines.choose(EngineSettings.standard()).engine().name()).isEqualTo("torch");
    }

    @Test
    void leavesTheChoiceOfNd4jsBinaryAsItWas() {
        Engines.nd4j();
        String chosen = System.getProperty(EXTENSION);
        Engines.start("torch", EngineSettings.withThreads(1));
        assertThat(System.getProperty(EXTENSION)).isEqualTo(chosen);
        try (Tensor tensor = torch.ones(2, 3)) {
            assertThat(tensor.numel()).isEqualTo(6);
        }
    }

    @Test
    void describesDeviceThreadsAndPrecision() {
        String description =
                Engines.start("torch", EngineSettings.withThreads(1)).description();
        assertThat(description).matches("LibTorch \\d+\\.\\d+\\.\\d+ on CPU, .+, 1 thread, float32");
    }
}
