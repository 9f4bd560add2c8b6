package org.areogan.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.platform.unix.LibC;
import java.util.List;
import java.util.Set;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.nd4j.linalg.factory.Nd4j;

class NativesTest {
    private static final Set<String> ALL = Set.of(Natives.AVX512, Natives.AVX2);

    private static final List<String> ZEN4 =
            List.of("flags\t\t: fpu vme sse sse2 fma avx f16c avx2 bmi2 avx512f avx512dq"
                    + " avx512ifma avx512cd avx512bw avx512vl avx512_bf16 avx512vbmi");
    private static final List<String> HASWELL =
            List.of("flags\t\t: fpu vme sse sse2 ssse3 fma sse4_1 avx f16c avx2 bmi2");
    private static final List<String> SANDY_BRIDGE = List.of("flags\t\t: fpu vme sse sse2 ssse3 sse4_1 sse4_2 avx");
    private static final List<String> KNIGHTS_LANDING =
            List.of("flags\t\t: fpu vme sse fma avx avx2 avx512f avx512pf avx512er avx512cd");
    private static final List<String> MAC = List.of(
            "machdep.cpu.features: FPU VME SSE FMA CX16 AVX1.0", "machdep.cpu.leaf7_features: BMI1 AVX2 SMEP BMI2");
    private static final List<String> WINDOWS = List.of(
            "PF_XMMI_INSTRUCTIONS_AVAILABLE", "PF_AVX2_INSTRUCTIONS_AVAILABLE", "PF_AVX512F_INSTRUCTIONS_AVAILABLE");

    @Test
    void eachProcessorGetsTheFastestBinaryThatItCanRun() {
        assertThat(chosen(ZEN4)).isEqualTo("-onednn-avx512");
        assertThat(chosen(HASWELL)).isEqualTo("-onednn-avx2");
        assertThat(chosen(SANDY_BRIDGE)).isEmpty();
        assertThat(chosen(KNIGHTS_LANDING)).isEqualTo("-onednn-avx2");
        assertThat(chosen(MAC)).isEqualTo("-onednn-avx2");
        assertThat(chosen(WINDOWS)).isEqualTo("-onednn-avx2");
    }

    @Test
    void anUnknownProcessorGetsThePlainBinary() {
        assertThat(chosen(List.of())).isEmpty();
        assertThat(chosen(List.of("Features : fp asimd evtstrm aes"))).isEmpty();
    }

    @Test
    void everyFeatureThatABinaryNeedsCounts() {
        for (String feature : List.of("avx512f", "avx512bw", "avx512vl", "avx512dq", "avx512cd")) {
            assertThat(chosen(without(ZEN4, feature))).as("without %s", feature).isEqualTo("-onednn-avx2");
        }
        assertThat(chosen(without(ZEN4, "fma"))).isEmpty();
        assertThat(chosen(without(ZEN4, "avx2"))).isEmpty();
        assertThat(chosen(without(HASWELL, "fma"))).isEmpty();
    }

    @Test
    void onlyBinariesOnTheClassPathAreChosen() {
        Set<String> features = Natives.features(ZEN4);
        assertThat(Natives.extension(false, features, Set.of(Natives.AVX2))).isEqualTo("-onednn-avx2");
        assertThat(Natives.extension(false, features, Set.of())).isEmpty();
    }

    @Test
    void theCudaBuildHasItsOneBinaryWhateverTheProcessor() {
        assertThat(Natives.extension(true, Natives.features(ZEN4), Set.of())).isEqualTo("-cudnn");
        assertThat(Natives.extension(true, Set.of(), ALL)).isEqualTo("-cudnn");
    }

    @Test
    void nd4jLoadsTheChosenBinaryThoughNothingButNd4jWasUsed() {
        assertThat(Nd4j.scalar(1f).getFloat(0)).isEqualTo(1f);

        String extension = System.getProperty(Natives.EXTENSION);
        assertThat(extension).isNotNull();
        assertThat(Loader.getLoadedLibraries().get("jnind4jcpu"))
                .contains("/" + Loader.Detector.getPlatform() + extension + "/");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisabledIfEnvironmentVariable(named = "OMP_WAIT_POLICY", matches = ".*")
    void openMpThreadsSleepSoonWhenTheyWait() {
        assertThat(Nd4j.scalar(1f).getFloat(0)).isEqualTo(1f);
        String asked = System.getenv().getOrDefault("GOMP_SPINCOUNT", "10000");
        assertThat(LibC.INSTANCE.getenv("GOMP_SPINCOUNT")).isEqualTo(asked);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsOfOpenBlasGiveTheirCoreBackAfterMicroseconds() {
        Natives.choose();
        String asked = System.getenv().getOrDefault(Natives.OPENBLAS_TIMEOUT, Natives.OPENBLAS_TIMEOUT_LOG2_CYCLES);
        assertThat(LibC.INSTANCE.getenv(Natives.OPENBLAS_TIMEOUT)).isEqualTo(asked);
    }

    private static String chosen(List<String> lines) {
        return Natives.extension(false, Natives.features(lines), ALL);
    }

    private static List<String> without(List<String> lines, String feature) {
        return lines.stream()
                .map(line -> (line + " ").replace(" " + feature + " ", " "))
                .toList();
    }
}
