package org.areogan.spark;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two executors, each a process of its own with one core; {@code pom.xml} sets the environment that they need. */
public final class Cluster {
    /** As the build has it for tests: most of a short process's time goes into loading and compiling classes. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions"
            + " -XX:-BytecodeVerificationRemote";

    private Cluster() {}

    /** Arguments of a command that runs on it. @param more options for its processes */
    public static List<String> words(String... more) throws IOException {
        // What Spark's own start scripts would look for; the class path has its jars.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        return new ArrayList<>(List.of(
                "--master",
                "local-cluster[2,1,1024]",
                "--conf",
                "spark.executor.extraClassPath=" + classPath(),
                "--conf",
                "spark.executor.extraJavaOptions=" + QUICK + " " + String.join(" ", more),
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.ui.enabled=false"));
    }

    /** Executors run in folders of their own. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
