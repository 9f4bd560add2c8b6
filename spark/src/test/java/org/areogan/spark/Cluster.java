package org.areogan.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Executors on this machine, each a process of its own with one core; {@code pom.xml} sets the environment that they need. */
public final class Cluster {
    /** As the build has it for tests: most of a short process's time goes into loading and compiling classes. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions"
            + " -XX:-BytecodeVerificationRemote";

    private Cluster() {}

    /**
     * Arguments of a command that runs on so many.
     *
     * @param options of their Java
     */
    public static List<String> words(int executors, String... options) throws IOException {
        // What Spark's own start scripts would look for; the class path has its jars.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        return new ArrayList<>(List.of(
                "--master",
                "local-cluster[" + executors + ",1,1024]",
                "--conf",
                "spark.executor.extraClassPath=" + classPath(),
                "--conf",
                "spark.executor.extraJavaOptions=" + QUICK + " " + String.join(" ", options),
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.ui.enabled=false"));
    }

    /** @param marker is left by an executor that is killed, unless it is there */
    static List<String> words(int executors, Path marker) throws IOException {
        List<String> words = words(executors);
        words.addAll(List.of("--conf", "spark.hadoop." + DyingFileSystem.MARKER + "=" + marker));
        return words;
    }

    /** Executors run in folders of their own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
