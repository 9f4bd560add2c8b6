package org.areogan.spark.session;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.UserException;
import picocli.CommandLine.Option;

/** Where Spark runs, and how. What {@code spark-submit} was told holds where nothing else is said here. */
public final class SparkOptions {
    private static final String MASTER = "spark.master";
    private static final String TASK_THREADS = "spark.task.cpus";

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Spark's master. Usually that of spark-submit, and without one local[*], all processors of this"
                            + " machine; local[4] takes four.")
    private Optional<String> master = Optional.empty();

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting of Spark, such as spark.executor.memory=4g; may be given several times.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads that compute in each task (spark.task.cpus). Usually 1: several tasks side by side"
                    + " segment more frames than one task with several threads.")
    private Optional<Integer> threads = Optional.empty();

    /**
     * Starts Spark, or finds it started by {@code spark-submit}; whoever asks stops it.
     *
     * @param name of the application
     * @throws UserException if there is no such master, or it cannot run a task of so many threads
     */
    public SparkSession start(String name) {
        return start(conf(name));
    }

    /** The same with settings that {@link #conf} gave, and perhaps more. */
    public SparkSession start(SparkConf conf) {
        try {
            return SparkSession.builder().config(conf).getOrCreate();
        } catch (Exception failure) {
            Throwable cause = failure;
            while (cause.getCause() != null && !(cause instanceof SparkException)) {
                cause = cause.getCause();
            }
            throw new UserException(
                    "Spark does not start with the master " + conf.get(MASTER) + ": " + cause.getMessage()
                            + "; check --master and --conf",
                    failure);
        }
    }

    /** What Spark is started with. @throws UserException as {@link #start} */
    public SparkConf conf(String name) {
        SparkConf conf = new SparkConf();
        settings.forEach(conf::set);
        master.ifPresent(url -> conf.set(MASTER, url));
        conf.setIfMissing(MASTER, "local[*]");
        conf.setIfMissing("spark.app.name", name);
        threads.ifPresent(number -> conf.set(TASK_THREADS, Integer.toString(number)));
        // A web page of a job on one machine only takes a port.
        conf.setIfMissing("spark.ui.enabled", Boolean.toString(!isLocal(conf)));
        requireThreads(conf);
        requireOurClasses(conf);
        return conf;
    }

    private static boolean isLocal(SparkConf conf) {
        return conf.get(MASTER).matches("local(\\[[^\\]]*])?");
    }

    private static void requireThreads(SparkConf conf) {
        int each = threads(conf);
        if (each < 1) {
            throw new UserException("--threads is " + each + "; it must be 1 or above");
        }
        String cores = conf.get(MASTER).replaceFirst("local\\[(\\d+)(,.*)?]", "$1");
        if (isLocal(conf) && cores.matches("\\d+") && Integer.parseInt(cores) < each) {
            throw new UserException("--threads is " + each + ", more than the master " + conf.get(MASTER)
                    + " has; lower it, or give the master more");
        }
    }

    /** Executors on other machines have nothing but what is sent to them. */
    private static void requireOurClasses(SparkConf conf) {
        boolean sent = isSubmitted() || conf.contains("spark.jars") || conf.contains("spark.executor.extraClassPath");
        if (!isLocal(conf) && !sent) {
            throw new UserException("executors of " + conf.get(MASTER)
                    + " would not have Areogan; start it by spark-submit with areogan-spark-assembly.jar"
                    + " (docs/spark.md), or name that with --conf spark.jars=FILE");
        }
    }

    /** Whether {@code spark-submit} has started this process, or a cluster at its bidding. */
    public static boolean isSubmitted() {
        return System.getProperty("spark.submit.deployMode") != null;
    }

    /** Threads that compute in each task. */
    public static int threads(SparkConf conf) {
        return conf.getInt(TASK_THREADS, 1);
    }
}
