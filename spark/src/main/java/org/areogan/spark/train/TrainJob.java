package org.areogan.spark.train;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import org.areogan.files.UserException;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/** Has the workers train, from the driver. */
final class TrainJob {
    private TrainJob() {}

    /**
     * Waits for the training's end. A stage that loses a worker is begun again by Spark, and goes on from the last checkpoint.
     *
     * @return how each worker ended, in the order of their numbers
     * @throws UserException if the training cannot begin, or did not come to its end
     */
    static List<WorkerEnd> run(JavaSparkContext context, TrainRequest request, int workers) {
        ClassTag<WorkerEnd> tag = ClassTag$.MODULE$.apply(WorkerEnd.class);
        RDD<Integer> numbers = context.parallelize(
                        IntStream.range(0, workers).boxed().toList(), workers)
                .rdd();
        RDD<WorkerEnd> stage = numbers.barrier().mapPartitions(new WorkerTask(request), false, tag);
        try {
            // Spark begins a barrier stage again only where its results go through a shuffle.
            List<WorkerEnd> ends = stage.toJavaRDD().repartition(1).collect().stream()
                    .sorted(Comparator.comparingInt(WorkerEnd::worker))
                    .toList();
            ends.stream().filter(end -> !end.refusal().isEmpty()).findFirst().ifPresent(end -> {
                throw new UserException(end.refusal());
            });
            return ends;
        } catch (Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof SparkException) {
                    String reason = firstLines(cause);
                    // A worker's mistake tells its own cure.
                    boolean mistake = reason.contains(UserException.class.getName());
                    throw new UserException(
                            "the training of " + request.run() + " was given up: " + reason
                                    + (mistake ? "" : "; the same command goes on from the last checkpoint"),
                            failure);
                }
            }
            throw failure;
        }
    }

    private static String firstLines(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .limit(2)
                .reduce("", (one, other) -> (one + " " + other).strip());
    }
}
