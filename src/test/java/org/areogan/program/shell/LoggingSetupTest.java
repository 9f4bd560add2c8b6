package org.areogan.program.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import java.nio.charset.StandardCharsets;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class LoggingSetupTest {
    @Test
    void logbackFindsIt() {
        assertThat(ServiceLoader.load(Configurator.class)).hasAtLeastOneElementOfType(LoggingSetup.class);
    }

    @Test
    void theMessageAloneGoesToStandardError() {
        LoggerContext context = new LoggerContext();
        assertThat(new LoggingSetup().configure(context))
                .isEqualTo(Configurator.ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ConsoleAppender<ILoggingEvent> err = (ConsoleAppender<ILoggingEvent>) root.getAppender("err");
        assertThat(err.getTarget()).isEqualTo("System.err");
        byte[] line =
                err.getEncoder().encode(new LoggingEvent("", root, Level.WARN, "careful, {}", null, new Object[] {1}));
        assertThat(new String(line, StandardCharsets.UTF_8)).isEqualTo("careful, 1" + System.lineSeparator());
        assertThat(root.getLevel()).isEqualTo(Level.WARN);
    }

    @Test
    void aFileOfTheUsersTakesItsPlace() {
        System.setProperty("logback.configurationFile", "mine.xml");
        try {
            LoggerContext context = new LoggerContext();
            assertThat(new LoggingSetup().configure(context))
                    .isEqualTo(Configurator.ExecutionStatus.INVOKE_NEXT_IF_ANY);
            assertThat(context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).getAppender("err"))
                    .isNull();
        } finally {
            System.clearProperty("logback.configurationFile");
        }
    }
}
