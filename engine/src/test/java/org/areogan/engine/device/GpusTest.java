package org.areogan.engine.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Platform;
import com.sun.jna.platform.unix.LibC;
import java.util.List;
import org.areogan.files.EngineException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class GpusTest {
    private static final List<String> MIXED = List.of("Tesla T4, 7.5", "NVIDIA H100, 9.0");

    @ParameterizedTest
    @ValueSource(strings = {"3.7", "5.0", "6.1", "7.5", "8.0", "8.6", "8.9"})
    void gpusFromKeplerToAdaAreAccepted(String capability) {
        assertThat(first(List.of("Some GPU, " + capability), null).capability()).isEqualTo(capability);
    }

    @ParameterizedTest
    @ValueSource(strings = {"9.0", "10.0", "10.3", "12.0", "3.5", "2.1"})
    void otherGpusAreRefusedWithCapabilityAndCure(String capability) {
        assertThatThrownBy(() -> first(List.of("NVIDIA GeForce RTX, with comma, " + capability), null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("NVIDIA GeForce RTX, with comma, compute capability " + capability)
                .hasMessageContaining("CPU build");
    }

    @Test
    void theFirstOfSeveralSupportedGpusIsNamed() {
        Gpu gpu = first(List.of("Tesla T4, 7.5", "NVIDIA A100, 8.0"), null);
        assertThat(gpu).hasToString("Tesla T4, compute capability 7.5");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0,1", "1, 0", "1", "GPU-8932f937"})
    void anyVisibleGpuThatIsUnsupportedIsRefusedWithTheIndexOfASupportedOne(String visible) {
        assertThatThrownBy(() -> first(MIXED, visible))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("no code for NVIDIA H100, compute capability 9.0")
                .hasMessageContaining("CUDA_DEVICE_ORDER=PCI_BUS_ID and CUDA_VISIBLE_DEVICES=0")
                .hasMessageContaining("unset AREOGAN_PROFILE, or build without -Pcuda");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", " 0 ", "0,2,1", "0,-1,1"})
    void hiddenGpusDoNotCount(String visible) {
        assertThat(first(MIXED, visible).name()).isEqualTo("Tesla T4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "2"})
    void hidingEveryGpuIsToldAsSuch(String visible) {
        assertThatThrownBy(() -> first(MIXED, visible))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("CUDA_VISIBLE_DEVICES='" + visible + "' hides all 2")
                .hasMessageContaining("CPU build");
    }

    @Test
    void noGpuIsToldWithWhatTheDriverSaid() {
        assertThatThrownBy(() -> first(List.of("No devices were found"), null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("No devices were found")
                .hasMessageContaining("CPU build");
        assertThatThrownBy(() -> first(List.of(), null))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("lists none");
    }

    @Test
    void capabilitiesAreComparedAsTwoNumbers() {
        assertThat(new Gpu("A", 12, 0).isAtLeast(7, 5)).isTrue();
        assertThat(new Gpu("B", 7, 5).isAtLeast(7, 5)).isTrue();
        assertThat(new Gpu("C", 7, 0).isAtLeast(7, 5)).isFalse();
        assertThat(new Gpu("D", 6, 9).isAtLeast(7, 5)).isFalse();
    }

    private static Gpu first(List<String> description, String visible) {
        return Gpus.first(description, visible, GpuCheck.NEEDS);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfEnvironmentVariable(named = "CUDA_VISIBLE_DEVICES", matches = ".*")
    void aProcessIsShownTheGpuThatItWasGivenFirstAndNoOther() {
        Gpus.showOnly("0");
        Gpus.showOnly("1");
        assertThat(LibC.INSTANCE.getenv("CUDA_VISIBLE_DEVICES")).isEqualTo("0");
        assertThat(LibC.INSTANCE.getenv("CUDA_DEVICE_ORDER")).isNotEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfEnvironmentVariable(named = "CUDA_DEVICE_ORDER", matches = ".*")
    void whoeverHasSaidWhichGpusAreSeenKeepsTheOrderInWhichTheyAreCounted() {
        LibC.INSTANCE.setenv("CUDA_VISIBLE_DEVICES", "1", 1);
        Gpus.showOnly("0");
        assertThat(LibC.INSTANCE.getenv("CUDA_VISIBLE_DEVICES")).isEqualTo("1");
        assertThat(LibC.INSTANCE.getenv("CUDA_DEVICE_ORDER")).isNull();
    }

    /** Other tests of this process see the GPUs that it was started with. */
    @AfterEach
    void showAsBefore() {
        if (Platform.isLinux()) {
            for (String name : List.of("CUDA_VISIBLE_DEVICES", "CUDA_DEVICE_ORDER")) {
                String before = System.getenv(name);
                if (before == null) {
                    LibC.INSTANCE.unsetenv(name);
                } else {
                    LibC.INSTANCE.setenv(name, before, 1);
                }
            }
        }
    }
}
