package org.areogan.spark.session;

import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;
import org.areogan.files.UserException;
import picocli.CommandLine.Option;

/** Where Spark runs, and how. What {@code spark-submit} was told holds where nothing else is said here. */
public final class SparkOptions extends MasterOptions {
    /** What it means is said in {@code help.properties}, for the commands too that have the option from elsewhere. */
    @Option(names = "--threads", paramLabel = "N")
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

    /** What Spark is started with. @throws UserException as {@link #start} */
    public SparkConf conf(String name) {
        return conf(name, threads);
    }
}
