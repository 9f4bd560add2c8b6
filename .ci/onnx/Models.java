import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.models.TrainedModel;
import org.areogan.program.segment.ExportCommand;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import picocli.CommandLine;

/**
 * Fills a folder with the model that comes with the program and models of random values, all of them as ONNX files as
 * {@code areogan export} writes them, and what the program says of frames of odd sizes.
 */
class Models {
    private static final int[][] SIZES = {{1, 1}, {5, 3}, {37, 53}, {64, 128}, {101, 67}};
    /** Height and width of the frame whose time is taken. */
    private static final int[] LARGE = {768, 1024};

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        // Before any array: it chooses the binary of ND4J.
        Engine engine = Engines.choose(EngineSettings.withThreads(1)).engine();
        networks(folder);
        List<Path> models;
        try (var files = Files.list(folder)) {
            models = files.filter(file -> file.toString().endsWith(".areogan")).sorted().toList();
        }
        List<String> cases = new ArrayList<>();
        for (Path model : models) {
            String name = model.getFileName().toString().replace(".areogan", "");
            Path onnx = folder.resolve(name + ".onnx");
            System.out.println(name + ":");
            int code = new CommandLine(new ExportCommand())
                    .execute(model.toString(), "--onnx", onnx.toString(), "--threads", "1");
            if (code != 0) {
                System.exit(code);
            }
            cases.addAll(frames(folder, name, model, engine));
        }
        Files.writeString(folder.resolve("cases.json"), "[" + String.join(",\n", cases) + "]\n");
        System.exit(0);
    }

    private static void networks(Path folder) {
        try (ModelFile shipped = TrainedModel.CURIOSITY.read()) {
            shipped.writeCompact(folder.resolve("curiosity.areogan"), false);
        }
        Normalization all = new Normalization(0.41, 0.17);
        Normalization own = new Normalization(0.41, 0.17, true);
        Map<String, UNet.Options> networks = new TreeMap<>();
        networks.put("pix2pix", options(Norm.BATCH, Down.MAX_POOL, Up.TRANSPOSED, 256, 16, 32, 64, 128));
        networks.put("plain-strided-upsample", options(Norm.NONE, Down.STRIDED, Up.UPSAMPLE, 16, 4, 6));
        networks.put("batch-strided-depth", options(Norm.BATCH, Down.STRIDED, Up.DEPTH_TO_SPACE, 32, 8, 12, 16));
        networks.put("instance-depth", options(Norm.INSTANCE, Down.MAX_POOL, Up.DEPTH_TO_SPACE, 16, 4, 6));
        networks.put("instance-upsample-own", options(Norm.INSTANCE, Down.MAX_POOL, Up.UPSAMPLE, 24, 4, 6, 8));
        networks.forEach((name, options) -> {
            try (Parameters parameters = parameters(options, name.hashCode());
                    ModelFile model = new ModelFile(
                            options,
                            ClassSet.ROVER,
                            name.endsWith("own") ? own : all,
                            "seed: 1\n",
                            Map.of("data", "random values"),
                            Map.of(),
                            parameters,
                            Optional.empty())) {
                model.writeCompact(folder.resolve(name + ".areogan"), false);
            }
        });
    }

    private static UNet.Options options(Norm norm, Down down, Up up, int bottleneck, Integer... filters) {
        return new UNet.Options(
                List.of(filters), bottleneck, 3, 0.2, DropoutKind.ELEMENT, Block.PLAIN, norm, down, up, Initializer.HE);
    }

    /** Values in every parameter, statistics too, so that nothing is hidden by a zero or a one. */
    private static Parameters parameters(UNet.Options options, long seed) {
        Parameters parameters = new Parameters(DataType.FLOAT);
        InferenceGraph.build(options, ClassSet.ROVER.size(), parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : parameters.names()) {
            INDArray array = parameters.get(name);
            boolean positive = name.endsWith("variance") || name.endsWith("gain");
            for (int i = 0; i < array.length() && array.rank() == 1; i++) {
                array.putScalar(i, positive ? random.nextDouble(0.5, 2) : random.nextDouble(-0.5, 0.5));
            }
        }
        // Without it the softmax of random values is mostly 0 or 1, which hides what is wrong.
        parameters.get(InferenceGraph.LOGIT_WEIGHTS).divi(20);
        return parameters;
    }

    private static List<String> frames(Path folder, String name, Path model, Engine engine) throws IOException {
        List<String> cases = new ArrayList<>();
        try (Segmenter segmenter = Segmenter.open(model, engine)) {
            for (int[] size : SIZES) {
                cases.add(write(folder, name, segmenter, 2, size[0], size[1]));
            }
            if (name.equals("curiosity")) {
                cases.add(write(folder, name, segmenter, 1, LARGE[0], LARGE[1]));
            }
        }
        return cases;
    }

    private static String write(Path folder, String name, Segmenter segmenter, int frames, int height, int width)
            throws IOException {
        String stem = name + "-" + height + "x" + width;
        List<float[]> grey = new ArrayList<>();
        List<float[]> said = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(height * 4096L + width);
        for (int i = 0; i < frames; i++) {
            float[] values = new float[height * width];
            for (int at = 0; at < values.length; at++) {
                double waves = Math.sin(0.11 * (at / width)) * Math.cos(0.07 * (at % width) + i);
                values[at] = (float) (0.5 + 0.3 * waves + 0.2 * (random.nextDouble() - 0.5));
            }
            grey.add(values);
            said.add(segmenter.predict(new Frame(height, width, values)).probabilities());
        }
        write(folder.resolve(stem + ".frames"), grey);
        write(folder.resolve(stem + ".probabilities"), said);
        return String.format(
                "{\"model\": \"%s\", \"case\": \"%s\", \"shape\": [%d, %d, %d, 1]}", name, stem, frames, height, width);
    }

    /** Floats of 32 bits, the lowest byte first. */
    private static void write(Path file, List<float[]> values) throws IOException {
        int length = values.stream().mapToInt(each -> each.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * length).order(ByteOrder.LITTLE_ENDIAN);
        for (float[] each : values) {
            for (float value : each) {
                bytes.putFloat(value);
            }
        }
        Files.write(file, bytes.array());
    }
}
