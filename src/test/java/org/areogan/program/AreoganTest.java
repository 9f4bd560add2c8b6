package org.areogan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.areogan.trainer.configuration.yaml.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AreoganTest {
    @ParameterizedTest
    @ValueSource(strings = {"train", "evaluate", "segment", "inspect", "clean", "demo", "bench", "doctor"})
    void everyCommandHasHelpWithExamplesAndExitCodes(String command) {
        Cli help = Cli.succeed(command, "--help");

        assertThat(help.out())
                .startsWith("Usage: areogan " + command)
                .contains("Examples:", "  areogan " + command, "Exit codes:", "  130 ");
        assertThat(help.err()).isEmpty();
        assertThat(Cli.succeed("help", command).out()).isEqualTo(help.out());
    }

    @Test
    void theProgramListsItsCommands() {
        assertThat(Cli.succeed("--help").out())
                .contains("train", "evaluate", "segment", "inspect", "clean", "demo", "bench", "doctor", "completion");
    }

    @Test
    void theVersionIsTold() {
        assertThat(Cli.succeed("--version").out()).startsWith("areogan ").hasLineCount(1);
        assertThat(Cli.succeed("train", "--version").out()).startsWith("areogan ");
    }

    @Test
    void completionIsAScriptThatKnowsTheCommands() {
        assertThat(Cli.succeed("completion").out())
                .contains("bash", "areogan", "evaluate", "--metrics-port", "--detectors", "autoencoder");
        assertThat(Cli.succeed("completion", "--help").out()).contains("source <(areogan completion)");
    }

    @Test
    void quietMeansErrorsOnly(@TempDir Path folder) {
        Path data = Landscapes.archive(folder, 16);
        assertThat(Cli.succeed(Landscapes.train(data, folder.resolve("run"), "-q"))
                        .err())
                .isEmpty();
        assertThat(Cli.mistake("inspect", folder.resolve("none.npz"), "-q")).contains("none.npz");
    }

    @Test
    void theProgramAlonePrintsItsHelp() {
        Cli alone = Cli.succeed();
        assertThat(alone.out()).isEqualTo(Cli.succeed("--help").out());
        assertThat(alone.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"train", "validate", "tune"})
    void helpNamesEveryPreset(String command) {
        String help = Cli.succeed(command, "--help").out().replaceAll("\\s+", " ");
        assertThat(Presets.names()).allSatisfy(name -> assertThat(help).containsPattern("[: ]" + name + "(,| \\()"));
    }

    @Test
    void helpListsEveryCommandWhereverItIsAskedFor() {
        String help = Cli.succeed("help").out();
        assertThat(help).contains("train", "segment", "completion");
        assertThat(Cli.succeed("--help", "segment").out()).isEqualTo(help);
    }

    @Test
    void optionsOfTheProgramMayStandBeforeTheCommand() {
        assertThat(Cli.succeed("-q", "segment", "--help").out())
                .isEqualTo(Cli.succeed("segment", "--help").out());
    }

    @Test
    void aMistypedCommandIsAnsweredWithTheNearest() {
        Cli run = Cli.run("trian");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("areogan: unknown command 'trian'; did you mean 'areogan train'?");
        assertThat(Cli.mistake("rover.png", "-o", "out"))
                .isEqualTo("areogan: unknown command 'rover.png'; 'areogan --help' lists what there is");
    }

    @Test
    void aMistypedOptionIsAnsweredWithTheNearest() {
        Cli run = Cli.run("train", "data.npz", "--preste", "tiny");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--preste", "--preset");
    }

    @Test
    void anOptionOfTheWrongTypeNamesIt() {
        Cli run = Cli.run("train", "data.npz", "-o", "run", "--metrics-port", "http");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("--metrics-port", "'http' is not a whole number");
        assertThat(Cli.run("segment", "a.png", "-o", "out", "--least-confidence", "half")
                        .err())
                .contains("'half' is not a number");
    }
}
