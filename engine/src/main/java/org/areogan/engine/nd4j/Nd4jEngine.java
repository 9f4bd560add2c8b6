package org.areogan.engine.nd4j;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.areogan.engine.Engine;
import org.areogan.engine.Objective;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.engine.Session;
import org.areogan.engine.Workers;
import org.areogan.engine.device.GpuCheck;
import org.areogan.engine.device.NativeCache;
import org.areogan.engine.device.Natives;
import org.areogan.engine.device.Quiet;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import oshi.SystemInfo;

/** Runs graphs on the ND4J backend that is on the class path. */
record Nd4jEngine(String description, int threads) implements Engine {
    private static final String VERSION_FILE = "META-INF/maven/org.nd4j/nd4j-api/pom.properties";

    static Nd4jEngine start(int threads) {
        boolean cuda = GpuCheck.isCudaBuild();
        String device = cuda ? "GPU, " + GpuCheck.check() : "CPU, " + describeProcessor(threads);
        Natives.choose();
        NativeCache.load(
                "nd4j-" + version() + System.getProperty(Natives.EXTENSION, Natives.PLAIN),
                () -> Quiet.without(Nd4j::getBackend));
        Nd4j.getEnvironment().setMaxMasterThreads(threads);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(threads);
        Nd4j.factory().blas().setMaxThreads(threads);
        return new Nd4jEngine("ND4J " + version() + " on " + device, threads);
    }

    @Override
    public String name() {
        return "nd4j";
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters) {
        return open(objectives, parameters, Workers.ALONE);
    }

    @Override
    public Session open(List<Objective> objectives, Parameters parameters, Workers workers) {
        return new Nd4jSession(objectives, parameters, workers);
    }

    @Override
    public Predictor predictor(SameDiff graph, List<String> outputs) {
        return new Nd4jPredictor(graph, outputs);
    }

    private static String describeProcessor(int threads) {
        Natives.choose();
        String extension = System.getProperty(Natives.EXTENSION, Natives.PLAIN);
        String binary = extension.isEmpty() ? "plain" : extension.substring(1);
        String processor = new SystemInfo()
                .getHardware()
                .getProcessor()
                .getProcessorIdentifier()
                .getName()
                .trim();
        return "binary " + binary + ", " + processor + ", " + threads + (threads == 1 ? " thread" : " threads");
    }

    private static String version() {
        try (InputStream file = Nd4j.class.getClassLoader().getResourceAsStream(VERSION_FILE)) {
            Properties properties = new Properties();
            if (file != null) {
                properties.load(file);
            }
            return properties.getProperty("version", "of unknown version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + VERSION_FILE, e);
        }
    }
}
