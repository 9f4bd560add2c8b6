package org.areogan.trainer.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.configuration.RunConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PresetsTest {
    private static ResolvedConfiguration resolve(String name) {
        return Presets.reader().resolve(Optional.of(name), name, Optional.empty(), List.of());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPresetHoldsEveryKeyAndReadsBackEqual(String name) {
        ResolvedConfiguration resolved = resolve(name);

        assertThat(ConfigurationReader.parse(resolved.yaml(), "saved")).isEqualTo(resolved.configuration());
        assertThat(resolved.yaml().lines().filter(line -> line.contains("#"))).containsExactly("# preset " + name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyKeyOfAPresetIsExplained(String name) throws IOException {
        List<String> lines = lines(name);
        for (int line = 1; line < lines.size(); line++) {
            if (lines.get(line).contains(":") && !lines.get(line).strip().startsWith("#")) {
                assertThat(lines.get(line - 1).strip())
                        .describedAs("the line before '%s'", lines.get(line))
                        .startsWith("# ");
            }
        }
    }

    private static List<String> names() {
        return Presets.names();
    }

    @Test
    void bestIsLargeWithoutClassWeights() {
        ResolvedConfiguration large = Presets.reader()
                .resolve(Optional.of("large"), "large", Optional.empty(), List.of("objective.class_weights=none"));
        assertThat(resolve("best").configuration()).isEqualTo(large.configuration());
    }

    @Test
    void smallAndLargeAreTheSameRecipeAndPix2pixTheGameOfTheReferenceNetworks() {
        RunConfiguration small = resolve("small").configuration();
        RunConfiguration large = resolve("large").configuration();
        RunConfiguration game = resolve("pix2pix").configuration();
        RunConfiguration original = resolve("pix2pix-original").configuration();

        assertThat(small.isAdversarial()).isFalse();
        assertThat(large.training()).isEqualTo(small.training());
        assertThat(large.objective()).isEqualTo(small.objective());
        assertThat(large.generatorOptimizer()).isEqualTo(small.generatorOptimizer());
        assertThat(game.isAdversarial()).isTrue();
        assertThat(game.discriminator().filters())
                .isEqualTo(original.discriminator().filters());
        assertThat(game.generator().filters())
                .isEqualTo(original.generator().filters())
                .isEqualTo(large.generator().filters());
    }

    @Test
    void pix2pixOriginalIsTheReference() {
        RunConfiguration reference = resolve("pix2pix-original").configuration();

        assertThat(reference.generator().filters()).containsExactly(16, 32, 64, 128);
        assertThat(reference.generator().bottleneck()).isEqualTo(256);
        assertThat(reference.generator().dropout()).isEqualTo(0.2);
        assertThat(reference.discriminator().filters()).containsExactly(64, 128, 256);
        assertThat(reference.objective().lambdaAdv()).isEqualTo(1);
        assertThat(reference.objective().lambdaCe()).isEqualTo(100);
        assertThat(reference.generatorOptimizer().learningRate()).isEqualTo(2e-4);
        assertThat(reference.generatorOptimizer().beta1()).isEqualTo(0.5);
        assertThat(reference.training().epochs()).isEqualTo(200);
        assertThat(reference.training().batch()).isEqualTo(16);
    }

    @Test
    void craterIsTheRecipeOfTheCraterReport() {
        RunConfiguration crater = resolve("crater").configuration();

        assertThat(crater.classes()).isEqualTo(MaskClasses.CRATERS);
        assertThat(crater.isAdversarial()).isFalse();
        assertThat(crater.frame().height()).isEqualTo(48);
        assertThat(crater.frame().width()).isEqualTo(48);
        assertThat(crater.split().validation()).isEqualTo(0.2);
        assertThat(crater.generator().filters()).containsExactly(16, 32, 64);
        assertThat(crater.generator().bottleneck()).isEqualTo(128);
        assertThat(crater.generator().dropout()).isBetween(0.1, 0.3);
        assertThat(crater.objective().reconstruction()).isEqualTo("cross_entropy");
        assertThat(crater.generatorOptimizer().learningRate()).isEqualTo(5e-4);
        assertThat(crater.training().epochs()).isEqualTo(48);
        assertThat(crater.training().batch()).isEqualTo(32);
        assertThat(crater.training().passes()).isEqualTo(2);
        assertThat(crater.training().stopAfter()).isEqualTo(5);
        assertThat(crater.training().bestBy()).isEqualTo(RunConfiguration.BestBy.VALIDATION_LOSS);
        assertThat(crater.training().keep()).isEqualTo(RunConfiguration.Keep.BEST);
        assertThat(crater.augmentation().rotate()).isEqualTo(20);
        assertThat(crater.augmentation().zoom()).isEqualTo(1.3);
        assertThat(crater.augmentation().zoomOut()).isEqualTo(1.3);
    }

    private static List<String> lines(String name) throws IOException {
        try (var text = Presets.class.getResourceAsStream("presets/" + name + ".yaml")) {
            return new String(Objects.requireNonNull(text).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        }
    }
}
