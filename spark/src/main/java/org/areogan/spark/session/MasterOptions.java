package org.areogan.spark.session;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkException;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.UserException;
import org.areogan.program.options.MetricsOptions;
import org.areogan.spark.metrics.JobMetrics;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where Spark runs, for commands that have {@code --threads} from elsewhere. What {@code spark-submit} was told holds where
 * nothing else is said here.
 */
public class MasterOptions {
    private static final String CORES = "spark.executor.cores";
    private static final String MASTER = "spark.master";
    private static final String TASK_THREADS = "spark.task.cpus";

    /** A master that runs all tasks in this process: with one processor, with so many, or with all, and how often it tries. */
    private static final Pattern LOCAL = Pattern.compile("local(?:\\[([^,\\]]*)[^\\]]*])?");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");

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

    @Mixin
    private MetricsOptions metrics = new MetricsOptions();

    /**
     * Serves what is asked for, from before Spark starts until it has stopped.
     *
     * @param err where the address is told
     * @throws UserException if the port is taken, or none
     */
    public final JobMetrics metrics(PrintWriter err) {
        return JobMetrics.start(metrics.port(), err);
    }

    /**
     * Starts Spark, or finds it started by {@code spark-submit}; whoever asks stops it.
     *
     * @throws UserException if there is no such master
     */
    public static SparkSession start(SparkConf conf) {
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

    /**
     * What Spark is to be started with.
     *
     * @param name of the application
     * @param threads that compute in each task; empty for what Spark was told elsewhere, or one
     * @throws UserException if the master cannot run a task of so many threads, or its executors would not have this program
     */
    public final SparkConf conf(String name, Optional<Integer> threads) {
        SparkConf conf = new SparkConf();
        settings.forEach(conf::set);
        master.ifPresent(url -> conf.set(MASTER, url));
        conf.setIfMissing(MASTER, "local[*]");
        conf.setIfMissing("spark.app.name", name);
        threads.ifPresent(number -> conf.set(TASK_THREADS, Integer.toString(number)));
        // A web page of a job on one machine only takes a port.
        conf.setIfMissing("spark.ui.enabled", Boolean.toString(!isLocal(conf)));
        if (metrics.port().isPresent()) {
            // What networks compute in is not Java's, so that only the whole process tells of it.
            conf.setIfMissing("spark.executor.processTreeMetrics.enabled", "true");
        }
        requireThreads(conf);
        requireOurClasses(conf);
        return conf;
    }

    /** Whether all tasks run in this process. */
    public static boolean isLocal(SparkConf conf) {
        return LOCAL.matcher(conf.get(MASTER)).matches();
    }

    /**
     * Of trainings an executor does one at a time, since engines share threads and chance within a process.
     *
     * @throws UserException if executors would have room for several
     */
    public static void requireATaskEach(SparkConf conf) {
        if (isLocal(conf)) {
            return;
        }
        int threads = threads(conf);
        conf.setIfMissing(CORES, Integer.toString(threads));
        int cores = number(conf, CORES, threads);
        if (cores / threads != 1) {
            throw new UserException(CORES + " is " + cores + " and a training takes --threads " + threads
                    + ", but a process does one training at a time; make both the same");
        }
    }

    private static void requireThreads(SparkConf conf) {
        int each = threads(conf);
        if (each < 1) {
            throw new UserException("--threads is " + each + "; it must be 1 or above");
        }
        if (localProcessors(conf).orElse(each) < each) {
            throw new UserException("--threads is " + each + ", more than the master " + conf.get(MASTER)
                    + " has; lower it, or give the master more");
        }
    }

    /** The processors of a master that runs all tasks in this process; empty for others, and where they cannot be told. */
    public static OptionalInt localProcessors(SparkConf conf) {
        Matcher local = LOCAL.matcher(conf.get(MASTER));
        if (!local.matches()) {
            return OptionalInt.empty();
        }
        String number = local.group(1) == null ? "1" : local.group(1);
        if (number.equals("*")) {
            return OptionalInt.of(Runtime.getRuntime().availableProcessors());
        }
        return NUMBER.matcher(number).matches() ? OptionalInt.of(Integer.parseInt(number)) : OptionalInt.empty();
    }

    private static int number(SparkConf conf, String key, int otherwise) {
        String value = conf.get(key, Integer.toString(otherwise)).strip();
        if (!NUMBER.matcher(value).matches()) {
            throw new UserException(key + " is " + value + "; it must be a whole number, such as 1");
        }
        return Integer.parseInt(value);
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
        return number(conf, TASK_THREADS, 1);
    }
}
