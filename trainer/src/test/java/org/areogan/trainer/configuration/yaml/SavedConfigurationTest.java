package org.areogan.trainer.configuration.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

/** Configurations that a run has kept, of this version of the program, of older and of newer ones. */
class SavedConfigurationTest extends BaseConfiguration {
    @Test
    void aSavedConfigurationWithoutAKeyIsRefused() {
        assertThatThrownBy(() -> ConfigurationReader.parse(base.replace("seed: 1\n", ""), "run/configuration.yaml"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("run/configuration.yaml")
                .hasMessageContaining("seed");
    }

    @Test
    void aKeyThatAnOlderFormatLacksTakesTheOldBehaviour() {
        for (ConfigurationFormat.Added added : ConfigurationFormat.ADDED) {
            String key = added.path().get(added.path().size() - 1);
            // A key with its value, or a whole group with the lines under it.
            String before = base.replaceAll("(?m)^( *)" + key + ":(?: .*\n|\n(?:\\1 +.*\n?)*)", "");
            assertThat(before).isNotEqualTo(base);

            String old = "format: " + (added.since() - 1) + "\n" + before;
            assertThat(ConfigurationReader.parse(old, "old")).isEqualTo(ConfigurationReader.parse(base, "new"));
            assertThatThrownBy(() -> ConfigurationReader.parse("format: " + added.since() + "\n" + before, "new"))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining(key);
        }
    }

    @Test
    void aConfigurationOfANewerProgramNamesItsVersion() throws IOException {
        String newer = "format: 99\nareogan: 7.0.0\n" + base + "magic: 1\n";
        String message = "has configuration format 99, written by Areogan 7.0.0";
        assertThatThrownBy(() -> ConfigurationReader.parse(newer, "run/configuration.yaml"))
                .isInstanceOf(UserException.class)
                .hasMessageStartingWith("run/configuration.yaml " + message)
                .hasMessageContaining("update Areogan");
        Path file = file(newer);
        assertThatThrownBy(() -> reader.resolve(Optional.empty(), "base", Optional.of(file), List.of()))
                .isInstanceOf(UserException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anUnknownKeyOfAnotherVersionNamesThatVersion() {
        String other = "format: 2\nareogan: 0.1.7\n" + base + "magic: 1\n";
        assertThatThrownBy(() -> ConfigurationReader.parse(other, "saved"))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("saved (written by Areogan 0.1.7): there is no key 'magic'");
    }
}
