package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;

import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.junit.jupiter.api.Test;

class TorchProviderTest {
    @Test
    void isPreferredWhereItLoads() {
        assertThat(Engines.names()).containsExactly("torch", "nd4j");
        assertThat(Engines.choose(EngineSettings.standard()).engine().name()).isEqualTo("torch");
    }
}
