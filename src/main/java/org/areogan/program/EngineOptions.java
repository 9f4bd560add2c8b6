package org.areogan.program;

import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Option;

/** What computes. */
final class EngineOptions {
    private static final Logger log = LoggerFactory.getLogger(EngineOptions.class);

    /** Engines by the names that the user gives them. */
    enum Kind {
        ND4J
    }

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            defaultValue = "nd4j",
            description = "What computes: ${COMPLETION-CANDIDATES}.")
    private Kind kind = Kind.ND4J;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute; usually as many as there are processors.")
    private int threads = Runtime.getRuntime().availableProcessors();

    Engine start() {
        Engine engine = switch (kind) {
            case ND4J -> Engines.nd4j(threads);
        };
        log.info("{}", engine.description());
        return engine;
    }
}
