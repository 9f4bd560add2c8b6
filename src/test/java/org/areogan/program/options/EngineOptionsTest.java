package org.areogan.program.options;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Logging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EngineOptionsTest {
    @Command
    private static final class Holder {
        @Mixin
        private EngineOptions options = new EngineOptions();
    }

    private static List<String> start(String... arguments) {
        Holder holder = new Holder();
        new CommandLine(holder).parseArgs(arguments);
        Logger logger = (Logger) LoggerFactory.getLogger(EngineOptions.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        logger.addAppender(lines);
        try {
            Logging.choose(false, false);
            Engine engine = holder.options.start();
            assertThat(lines.list).hasSize(1);
            return List.of(engine.name(), lines.list.get(0).getFormattedMessage());
        } finally {
            logger.detachAppender(lines);
        }
    }

    @Test
    void theEngineThatIsNamedComputesInAsManyThreadsAsAreAskedFor() {
        List<String> started = start("--engine", "ND4J", "--threads", "1", "--precision", "FLOAT32");
        assertThat(started.get(0)).isEqualTo("nd4j");
        assertThat(started.get(1)).startsWith("ND4J ").endsWith(", 1 thread");
    }

    @Test
    void withoutANameTheFirstThatStartsIsTakenAndTheReasonTold() {
        List<String> started = start("--threads", "1");
        assertThat(started.get(0)).isIn(Engines.names());
        assertThat(started.get(1)).contains("1 thread", "(engine " + started.get(0) + ": ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--engine|tensorflow|--engine is tensorflow; it can be auto",
                "--threads|0|--threads is 0; it must be 1 or above",
                "--threads|-3|--threads is -3; it must be 1 or above",
                "--precision|fp16|--precision is fp16; it can be float32, tf32 or bfloat16"
            })
    void aWrongValueIsNamedWithWhatItCanBe(String option, String value, String message) {
        Cli run = Cli.run("train", "none.npz", "-o", "none", option, value);
        assertThat(run.code()).isEqualTo(ExitCodes.MISTAKE);
        assertThat(run.err()).startsWith("areogan: " + message).contains("areogan train --help");
    }

    @Test
    void nd4jRefusesAPrecisionThatItDoesNotHave() {
        assertThat(Cli.mistake(
                        "segment",
                        "--model",
                        Landscapes.model(),
                        "x.png",
                        "-o",
                        "none",
                        "--engine",
                        "nd4j",
                        "--precision",
                        "bfloat16"))
                .contains("nd4j", "32-bit floats only");
    }

    @Test
    void helpAndCompletionListTheEngines() {
        assertThat(Cli.succeed("train", "--help").out().replaceAll("\\s+", " "))
                .contains("What computes: auto, ", "nd4j")
                .contains("Usually auto, the fastest");
        assertThat(Cli.succeed("completion").out()).contains("--precision", "\"bfloat16\"", "\"nd4j\"");
    }
}
