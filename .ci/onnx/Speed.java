import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.Predictor;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.terrain.Frame;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Segments frames of 64x128 when asked, in a process of its own: {@code WHO THREADS FOLDER}, WHO being segmenter (all that a program
 * calls: grey values to masks and probabilities), network (the engine's forward pass alone, on a normalised batch, its result
 * copied into an array of Java), or onnxruntime or onnxruntime-no-spin (the exported file: grey values to probabilities, copied
 * likewise). Each line of input, {@code MODEL BATCH TIMES}, is answered by the milliseconds of each time, and those that the processors
 * spent on it.
 */
class Speed {
    private static final int HEIGHT = 64;
    private static final int WIDTH = 128;

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        Path folder = Path.of(arguments[2]);
        Map<String, Callable<float[]>> works = new HashMap<>();
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        boolean isPeer = arguments[0].startsWith("onnxruntime");
        Engine engine = isPeer
                ? null
                : Engines.choose(EngineSettings.withThreads(threads)).engine();
        System.out.println("ready " + (isPeer ? OrtEnvironment.getEnvironment().getVersion() : engine.description()));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] asked = line.split(" ");
            int batch = Integer.parseInt(asked[1]);
            Callable<float[]> work = works.get(asked[0] + asked[1]);
            if (work == null) {
                Path model = folder.resolve(asked[0]);
                work = switch (arguments[0]) {
                    case "segmenter" -> segmenter(model, batch, engine);
                    case "network" -> network(model, batch, engine);
                    default -> onnxruntime(model, batch, threads, arguments[0].equals("onnxruntime"));
                };
                works.put(asked[0] + asked[1], work);
            }
            StringBuilder answer = new StringBuilder();
            for (int i = 0; i < Integer.parseInt(asked[2]); i++) {
                long start = System.nanoTime();
                long spent = system.getProcessCpuTime();
                float[] said = work.call();
                answer.append((System.nanoTime() - start) / 1e6).append(':');
                answer.append((system.getProcessCpuTime() - spent) / 1e6).append(' ');
                if (!(said[said.length - 1] <= 1)) {
                    throw new IllegalStateException("no probability: " + said[said.length - 1]);
                }
            }
            System.out.println(answer);
        }
        System.exit(0);
    }

    private static float[] grey(int frames) {
        SplittableRandom random = new SplittableRandom(7);
        float[] grey = new float[frames * HEIGHT * WIDTH];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) random.nextDouble();
        }
        return grey;
    }

    private static Callable<float[]> segmenter(Path model, int batch, Engine engine) {
        Segmenter segmenter = Segmenter.open(Path.of(model + ".areogan"), engine);
        List<Frame> frames = new ArrayList<>();
        float[] grey = grey(batch);
        for (int i = 0; i < batch; i++) {
            float[] one = new float[HEIGHT * WIDTH];
            System.arraycopy(grey, i * one.length, one, 0, one.length);
            frames.add(new Frame(HEIGHT, WIDTH, one));
        }
        return () -> segmenter.predict(frames).get(batch - 1).probabilities();
    }

    private static Callable<float[]> network(Path model, int batch, Engine engine) {
        ModelFile file = ModelFile.readGenerator(Path.of(model + ".areogan"));
        Predictor predictor = engine.frozen(
                InferenceGraph.build(file.options(), file.classes().size(), file.parameters(), HEIGHT, WIDTH),
                List.of(InferenceGraph.PROBABILITIES));
        INDArray input = Nd4j.createFromArray(grey(batch)).reshape(batch, HEIGHT, WIDTH, 1);
        return () -> {
            try (INDArray said = predictor
                    .predict(Map.of(InferenceGraph.FRAME, input))
                    .get(InferenceGraph.PROBABILITIES)) {
                return said.reshape(said.length()).toFloatVector();
            }
        };
    }

    private static Callable<float[]> onnxruntime(Path model, int batch, int threads, boolean spins)
            throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        OrtSession.SessionOptions options = new OrtSession.SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.addConfigEntry("session.intra_op.allow_spinning", spins ? "1" : "0");
        OrtSession session = environment.createSession(model + ".onnx", options);
        float[] grey = grey(batch);
        return () -> {
            try (OnnxTensor frames = OnnxTensor.createTensor(
                            environment, FloatBuffer.wrap(grey), new long[] {batch, HEIGHT, WIDTH, 1});
                    OrtSession.Result result = session.run(Map.of("frames", frames))) {
                FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
                float[] said = new float[values.remaining()];
                values.get(said);
                return said;
            }
        };
    }
}
