package org.areogan.spark.session;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.TaskContext;
import org.apache.spark.resource.ResourceInformation;
import org.areogan.engine.device.Gpus;

/**
 * The GPU that Spark has given to a task, where it shares them out ({@code spark.task.resource.gpu.amount}). Tasks of a process
 * share an engine, and so the GPU of the first of them.
 */
public final class TaskGpu {
    private static final String RESOURCE = "gpu";

    private TaskGpu() {}

    /** Has this process see no other GPU. To be called before an engine is started in a task; elsewhere nothing happens. */
    public static void show() {
        TaskContext task = TaskContext.get();
        if (task != null) {
            index(task.resourcesJMap()).ifPresent(Gpus::showOnly);
        }
    }

    /** The index of the first GPU among what a task has been given; empty if it has none. */
    static Optional<String> index(Map<String, ResourceInformation> given) {
        return Stream.ofNullable(given.get(RESOURCE))
                .flatMap(gpus -> Stream.of(gpus.addresses()))
                .findFirst();
    }
}
