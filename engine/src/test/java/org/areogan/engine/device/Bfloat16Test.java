package org.areogan.engine.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Bfloat16Test {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "flags\t\t: fpu avx2 avx512f avx512_bf16 sha_ni | true",
                "flags\t\t: fpu avx2 amx_bf16 amx_tile | true",
                "Features\t: fp asimd bf16 i8mm | true",
                "flags\t\t: fpu avx2 avx512f avx512bw | false",
                "flags\t\t: fpu amx_tile amx_int8 | false",
                "Features\t: fp asimd sve | false"
            })
    void theProcessorsFlagsTell(String flags, boolean has) {
        assertThat(Bfloat16.of(List.of("processor\t: 0", "model name\t: Some bf16 CPU", flags, "bugs\t\t: none")))
                .contains(has);
    }

    @Test
    void aSystemThatTellsNoFlagsIsUnknown() {
        assertThat(Bfloat16.of(List.of())).isEmpty();
        assertThat(Bfloat16.of(List.of("processor : 0", "vmx flags : bf16"))).isEmpty();
    }

    @Test
    void onlyAProcessorKnownToLackItIsWarnedOfWithTheCure() {
        assertThat(Bfloat16.warning(Optional.of(false)))
                .hasValueSatisfying(words -> assertThat(words).contains("--precision float32"));
        assertThat(Bfloat16.warning(Optional.of(true))).isEmpty();
        assertThat(Bfloat16.warning(Optional.empty())).isEmpty();
    }
}
