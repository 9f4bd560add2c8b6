package org.areogan.spark.trial;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineProvider;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.StepResult;
import org.areogan.files.UserException;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The reference engine, which once, in the middle of a training, kills its process or fails. */
public final class DyingEngineProvider implements EngineProvider {
    static final String NAME = "dying";

    /** System property: a file that whoever dies makes, holding its process, so that nobody dies after it. */
    static final String MARKER = "areogan.dying.marker";

    /** System property: whether the process goes on and the training alone fails. */
    static final String FAILS = "areogan.dying.fails";

    /** In the middle of the second epoch, of three steps each. */
    private static final int STEPS_BEFORE_DEATH = 5;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int rank() {
        return Integer.MIN_VALUE;
    }

    @Override
    public Engine start(EngineSettings settings) {
        return new DyingEngine(Engines.start(Engines.REFERENCE, settings));
    }

    private record DyingEngine(Engine engine) implements Engine {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public String description() {
            return engine.description();
        }

        @Override
        public int threads() {
            return engine.threads();
        }

        @Override
        public Session open(List<Objective> objectives, Parameters parameters) {
            return new DyingSession(engine.open(objectives, parameters));
        }

        @Override
        public Predictor predictor(SameDiff graph, List<String> outputs) {
            return engine.predictor(graph, outputs);
        }
    }

    private static final class DyingSession implements Session {
        private final Session session;
        private int steps;

        DyingSession(Session session) {
            this.session = session;
        }

        @Override
        public DeviceArray upload(INDArray array) {
            return session.upload(array);
        }

        @Override
        public StepResult step(Map<String, Double> rates, Map<String, DeviceArray> inputs, long seed) {
            steps++;
            if (steps == STEPS_BEFORE_DEATH) {
                dieOnce();
            }
            return session.step(rates, inputs, seed);
        }

        @Override
        public void synchronize() {
            session.synchronize();
        }

        @Override
        public Map<String, INDArray> state() {
            return session.state();
        }

        @Override
        public void restore(Map<String, INDArray> state) {
            session.restore(state);
        }

        @Override
        public void close() {
            session.close();
        }
    }

    private static void dieOnce() {
        Path marker = Path.of(System.getProperty(MARKER));
        String own = Long.toString(ProcessHandle.current().pid());
        try {
            Files.createFile(marker);
            Files.writeString(marker, own);
        } catch (FileAlreadyExistsException anotherDied) {
            return;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (Boolean.getBoolean(FAILS)) {
            throw new UserException("the disk is full; make room");
        }
        try {
            new ProcessBuilder("kill", "-KILL", own).start().waitFor();
        } catch (IOException | InterruptedException unkilled) {
            throw new IllegalStateException(unkilled);
        }
    }
}
