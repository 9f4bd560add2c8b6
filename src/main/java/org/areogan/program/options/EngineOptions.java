package org.areogan.program.options;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.files.EngineException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What computes, and how. */
public final class EngineOptions {
    private static final Logger log = LoggerFactory.getLogger(EngineOptions.class);
    private static final String AUTO = "auto";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private String name = AUTO;

    @Mixin
    private ComputingOptions computing = new ComputingOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = AUTO,
            completionCandidates = Names.class,
            description = "What computes: ${COMPLETION-CANDIDATES}. Usually ${DEFAULT-VALUE}, the fastest that starts.")
    void engine(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        if (!names().contains(lower)) {
            throw new ParameterException(
                    command.commandLine(), "--engine is " + given + "; it can be " + ComputingOptions.oneOf(names()));
        }
        name = lower;
    }

    /** That compute. */
    public int threads() {
        return computing.settings().threads();
    }

    /** @throws EngineException if the engine, or none of them, starts here */
    public Engine start() {
        return start(computing.settings());
    }

    /** As {@link #start}, but inner products are those of floats of 32 bits, whatever was asked for. */
    public Engine startExact() {
        return start(new EngineSettings(computing.settings().threads(), Precision.FLOAT32));
    }

    private Engine start(EngineSettings settings) {
        if (!name.equals(AUTO)) {
            Engine engine = Engines.start(name, settings);
            log.info("{}", engine.description());
            return engine;
        }
        Engines.Choice choice = Engines.choose(settings);
        log.info(
                "{} (engine {}: {})",
                choice.engine().description(),
                choice.engine().name(),
                choice.reason());
        return choice.engine();
    }

    private static List<String> names() {
        return Stream.concat(Stream.of(AUTO), Engines.names().stream()).toList();
    }

    /** For help and the shell's completion. */
    private static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return names().iterator();
        }
    }
}
