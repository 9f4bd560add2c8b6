package org.areogan.program.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Logging;
import org.areogan.trainer.bench.Bench;
import org.areogan.trainer.bench.BenchArithmetic;
import org.areogan.trainer.bench.BenchCase;
import org.areogan.trainer.bench.BenchPeak;
import org.areogan.trainer.bench.BenchWork;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;

/**
 * The process that measures, a fresh one for each row of a benchmark, so that neither peaks of memory nor the thread
 * pools of two engines mix. Reads a {@link BenchTask} from standard input and answers with one line of JSON.
 */
final class BenchChild {
    /** Keys of the answer, of which one is there. */
    static final String RESULT = "result";

    static final String FAILURE = "failure";

    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchChild() {}

    /** @param arguments {@link Class#getSimpleName()} of the task */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What libraries print is no part of the answer.
        System.setOut(System.err);
        Logging.choose(false, true);
        JsonNode task = JSON.readTree(System.in);
        ObjectNode answer = JSON.createObjectNode();
        try {
            answer.set(RESULT, JSON.valueToTree(answer(arguments[0], task)));
        } catch (EngineException | UserException reason) {
            answer.put(FAILURE, reason.getMessage());
        } catch (OutOfMemoryError reason) {
            answer.put(
                    FAILURE,
                    "out of memory (" + reason.getMessage() + "); use a smaller batch or frame, or allow"
                            + " more, e.g. AREOGAN_JAVA_OPTS=-Xmx4g");
        } catch (RuntimeException | LinkageError reason) {
            answer.put(FAILURE, "unexpected failure: " + reason);
        }
        out.println(JSON.writeValueAsString(answer));
        // Engines may leave threads behind.
        System.exit(ExitCodes.OK);
    }

    private static Object answer(String kind, JsonNode task) throws IOException {
        if (kind.equals(BenchTask.Measure.class.getSimpleName())) {
            return measure(JSON.treeToValue(task, BenchTask.Measure.class));
        }
        if (kind.equals(BenchTask.Peak.class.getSimpleName())) {
            return peak(JSON.treeToValue(task, BenchTask.Peak.class));
        }
        return count(JSON.treeToValue(task, BenchTask.Count.class));
    }

    private static BenchTask.Measured measure(BenchTask.Measure task) {
        BenchCase bench = bench(task.yaml(), task.batch(), task.frame());
        Engine engine = Engines.start(task.engine(), task.settings());
        Map<BenchWork, List<Double>> milliseconds = new EnumMap<>(BenchWork.class);
        long peak;
        try (BenchMemory memory = BenchMemory.watch()) {
            milliseconds.put(
                    BenchWork.GAME, Bench.milliseconds(engine, BenchWork.GAME, bench, task.warmUp(), task.steps()));
            peak = memory.bytes();
        }
        for (BenchWork work : List.of(BenchWork.UNET, BenchWork.FORWARD)) {
            milliseconds.put(work, Bench.milliseconds(engine, work, bench, task.warmUp(), task.steps()));
        }
        return new BenchTask.Measured(engine.description(), milliseconds, peak);
    }

    private static BenchTask.Fastest peak(BenchTask.Peak task) {
        Engine engine = Engines.start(task.engine(), task.settings());
        return new BenchTask.Fastest(engine.description(), BenchPeak.of(engine));
    }

    private static BenchTask.Counted count(BenchTask.Count task) {
        Engine nd4j = Engines.nd4j();
        List<Map<BenchWork, Double>> counts = new ArrayList<>();
        for (BenchFrame frame : task.frames()) {
            counts.add(BenchArithmetic.perFrame(nd4j, bench(task.yaml(), 1, frame)));
        }
        return new BenchTask.Counted(counts);
    }

    private static BenchCase bench(String yaml, int batch, BenchFrame frame) {
        RunConfiguration configuration = ConfigurationReader.parse(yaml, "the configuration");
        return new BenchCase(configuration, batch, frame.height(), frame.width());
    }
}
