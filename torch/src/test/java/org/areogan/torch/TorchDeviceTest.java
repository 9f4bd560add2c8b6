package org.areogan.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.device.Gpu;
import org.areogan.files.EngineException;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TorchDeviceTest {
    private static final Optional<Gpu> NO_GPU = Optional.empty();
    private static final Optional<Gpu> TURING = Optional.of(new Gpu("Tesla T4", 7, 5));
    private static final Optional<Gpu> HOPPER = Optional.of(new Gpu("NVIDIA H100", 9, 0));

    @Test
    void theBuildForProcessorsComputesOnTheProcessor() {
        TorchDevice device = TorchDevice.choose(false, Precision.FLOAT32);
        assertThat(device.gpu()).isEmpty();
        assertThat(device.type()).isEqualTo(DeviceType.CPU);
    }

    @ParameterizedTest
    @CsvSource({"7,0,false", "6,1,false", "7,5,true", "8,0,true", "9,0,true", "10,0,true", "12,0,true"})
    void theBuildForGpusNeedsTuringOrAbove(int major, int minor, boolean runs) {
        assertThat(TorchDevice.NEEDS.runsOn().test(new Gpu("Some GPU", major, minor)))
                .isEqualTo(runs);
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void aHopperHasEveryPrecision(Precision precision) {
        assertThat(new TorchDevice(HOPPER, precision).type()).isEqualTo(DeviceType.CUDA);
    }

    @ParameterizedTest
    @EnumSource(
            value = Precision.class,
            names = {"TF32", "BFLOAT16"})
    void aTuringHasNoShorterPrecision(Precision precision) {
        assertThatThrownBy(() -> new TorchDevice(TURING, precision))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("Tesla T4, compute capability 7.5")
                .hasMessageContaining("leave the precision out");
    }

    @Test
    void aProcessorHasNoTf32() {
        assertThatThrownBy(() -> new TorchDevice(NO_GPU, Precision.TF32))
                .isInstanceOf(EngineException.class)
                .hasMessageContaining("TF32 is a mode of NVIDIA GPUs");
    }

    @Test
    void theDescriptionNamesDeviceVersionThreadsAndPrecision() {
        assertThat(new TorchDevice(HOPPER, Precision.TF32).description("2.10.0", "AMD EPYC, 8 threads"))
                .isEqualTo(
                        "LibTorch 2.10.0 on GPU, NVIDIA H100, compute capability 9.0, beside AMD EPYC, 8 threads, tf32");
        assertThat(new TorchDevice(NO_GPU, Precision.BFLOAT16).description("2.10.0", "AMD EPYC, 8 threads"))
                .isEqualTo("LibTorch 2.10.0 on CPU, AMD EPYC, 8 threads, bfloat16");
    }

    @Test
    void theReasonOfAFailureIsWhatLiesAtItsBottom() {
        Throwable failure = new UnsatisfiedLinkError("no jnitorch in java.library.path");
        failure.initCause(new UnsatisfiedLinkError("libcublas.so.13: cannot open shared object file\nand more"));
        assertThat(TorchNatives.reason(failure)).isEqualTo("libcublas.so.13: cannot open shared object file");
        assertThat(TorchNatives.reason(new NoClassDefFoundError())).isEqualTo("java.lang.NoClassDefFoundError");
    }
}
