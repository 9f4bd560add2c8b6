package org.areogan.trainer.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

/** What {@code --preset} can name. */
class PresetFilesTest extends BaseConfiguration {
    @Test
    void anUnknownPresetListsTheKnownOnes() {
        assertThatThrownBy(() -> reader.resolve(Optional.of("huge"), "base", Optional.empty(), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessage(
                        "there is no preset 'huge', and no file of that name; choose one of base, quick, or name a YAML"
                                + " file with every key, such as a search's best.yaml, with --preset");
    }

    @Test
    void anUnknownPresetIsAnsweredWithTheNearest() {
        assertThatThrownBy(() -> reader.resolve(Optional.of("qiuck"), "base", Optional.empty(), List.of()))
                .hasMessageContaining("; did you mean 'quick'? Otherwise choose one of base, quick,");
    }

    @Test
    void aFolderIsNoPreset() {
        assertThatThrownBy(() -> reader.resolve(Optional.of(folder.toString()), "base", Optional.empty(), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("there is no preset '" + folder + "', and no file of that name");
    }

    @Test
    void aFileWithEveryKeyIsAPresetLikeAnother() throws IOException {
        Path whole = Files.writeString(
                folder.resolve("best.yaml"),
                reader.resolve(Optional.of("quick"), "base", Optional.empty(), List.of("training.batch=3"))
                        .yaml());
        Path over = file("preset: base\nseed: 7\n");
        ResolvedConfiguration resolved =
                reader.resolve(Optional.of(whole.toString()), "base", Optional.of(over), List.of("frame.height=64"));
        assertThat(resolved.preset()).isEqualTo(whole.toString());
        assertThat(resolved.defaults()).isEqualTo(ConfigurationReader.read(whole));
        assertThat(resolved.configuration())
                .isEqualTo(reader.resolve(
                                Optional.of("quick"),
                                "base",
                                Optional.empty(),
                                List.of("training.batch=3", "seed=7", "frame.height=64"))
                        .configuration());
        assertThat(ConfigurationReader.parse(resolved.yaml(), "saved")).isEqualTo(resolved.configuration());
    }

    @Test
    void aFileOfSomeKeysIsNoPreset() throws IOException {
        for (String yaml : List.of("training: {batch: 2}\n", "preset: quick\n" + base)) {
            Path some = file(yaml);
            assertThatThrownBy(() -> reader.resolve(Optional.of(some.toString()), "base", Optional.empty(), List.of()))
                    .isInstanceOf(UserException.class)
                    .hasMessage(some + " is no preset, since it does not hold every key; lay it over one with --config "
                            + some);
        }
        Path wrong = file(base.replace("epochs: 30", "epochs: many"));
        assertThatThrownBy(() -> reader.resolve(Optional.of(wrong.toString()), "base", Optional.empty(), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith(wrong + ": 'training.epochs' must be");
    }
}
