package org.areogan.spark.train;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.areogan.spark.ring.JobSecret;
import org.areogan.spark.session.TaskEngine;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * What every worker is told.
 *
 * @param configuration every key, as YAML
 * @param data path of the frames, the same at all machines
 * @param groupBy the array that names scenes, if not the usual one
 * @param excluded indices of frames to leave out
 * @param suspectsOut whether frames that the check takes for contaminated are left out, too
 * @param ignoreMasks folders of pictures that tell which pixels count for nothing
 * @param run folder of the run, which any worker may come to keep
 * @param engine that computes in each worker
 * @param silence after which a worker that says nothing is given up
 * @param secret by which the workers know each other
 */
record TrainRequest(
        String configuration,
        String data,
        @Nullable String groupBy,
        List<Integer> excluded,
        boolean suspectsOut,
        List<String> ignoreMasks,
        String run,
        TaskEngine engine,
        Duration silence,
        JobSecret secret)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    SavedConfiguration saved() {
        return SavedConfiguration.parse(configuration, "the configuration of the job");
    }

    DataSource source() {
        DataSource source = DataSource.of(Path.of(data))
                .groupedBy(Optional.ofNullable(groupBy))
                .ignoring(ignoreMasks.stream().map(Path::of).toList())
                .without(excluded);
        return suspectsOut ? source.withoutSuspects() : source;
    }

    Path folder() {
        return Path.of(run);
    }

    /** In the folder of a run: what keeps it for one job while it trains. */
    static Path locks(Path run) {
        return run.resolve(".areogan-spark");
    }

    /** What keeps it for one worker. */
    Path leader() {
        return locks(folder()).resolve("leader");
    }
}
