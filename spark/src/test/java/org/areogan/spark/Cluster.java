package org.areogan.spark;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Executors on this machine, each a process of its own; {@code pom.xml} sets the environment that they need. */
final class Cluster {
    /** As the build has it for tests: most of a short process's time goes into loading and compiling classes. */
    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:+UnlockDiagnosticVMOptions"
            + " -XX:-BytecodeVerificationRemote";

    private Cluster() {}

    /** Options of the command. @param marker is left by an executor that is killed, unless it is there */
    static List<String> words(int executors, Path marker) throws Exception {
        // What Spark's own start scripts would look for; the class path has its jars.
        Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
        return new ArrayList<>(List.of(
                "--master",
                "local-cluster[" + executors + ",1,1024]",
                "--conf",
                "spark.executor.extraClassPath=" + classPath(),
                "--conf",
                "spark.executor.extraJavaOptions=" + QUICK,
                "--conf",
                "spark.executor.memory=512m",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.hadoop." + DyingFileSystem.MARKER + "=" + marker));
    }

    /** Of this process; executors work in other folders. */
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
