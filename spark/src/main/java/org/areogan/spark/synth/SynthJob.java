package org.areogan.spark.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;
import org.areogan.spark.job.ExecutorWork;
import org.areogan.spark.job.JobFolder;
import org.areogan.spark.job.TaskProgress;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.session.TaskEngine;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;
import org.areogan.synth.Synthesis;
import org.areogan.synth.series.PartEnd;
import org.areogan.synth.series.SeriesRounds;
import org.areogan.synth.series.SeriesWork;

/** Makes all pairs of a request, from the driver. */
final class SynthJob {
    private final SparkSession spark;
    private final JavaSparkContext context;
    private final Store store;
    private final SynthFolder folder;

    SynthJob(SparkSession spark, Store store, org.apache.hadoop.fs.Path output) {
        this.spark = spark;
        this.context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        this.store = store;
        this.folder = new SynthFolder(store, output);
    }

    /**
     * Makes what is not made yet.
     *
     * @return how it ended, or nothing where it had ended before
     * @throws org.areogan.files.UserException if something cannot be made, or the output holds something else
     */
    Synthesis.End run(Workplace place, PairWords words, TaskEngine engine, boolean force) {
        SeriesWork work = place.work();
        work.maker().check();
        Map<String, String> identity = Workplace.identity(work, engine);
        JobFolder.State state = folder.job().begin(identity, force);
        if (state == JobFolder.State.DONE) {
            return OutcomeFile.read(folder);
        }
        SynthRequest request = new SynthRequest(words, engine, work.identity());
        String output = folder.output().toString();
        WorkCounter counter = WorkCounter.of(context.sc(), Counted.PAIRS_MADE, Counted.PAIRS_WRITTEN);
        SeriesRounds rounds = work.rounds();
        while (!rounds.next().isEmpty()) {
            rounds.add(done("making pairs", rounds.next(), new SeriesTask(store, output, request, counter)));
        }
        List<PartEnd> ends = done("writing pairs", rounds.parts(), new PartTask(store, output, request, counter));
        Synthesis.End end = work.end(rounds, ends);
        if (end.kept() == 0) {
            folder.job().drop();
            return end;
        }
        writeWhole(work, ends);
        PairTable.write(spark, folder.output(), end.kept(), folder.job().place(SynthFolder.TABLE));
        OutcomeFile.write(end, folder);
        folder.job().finish();
        return end;
    }

    private <T, R> List<R> done(String what, List<T> work, Function<T, R> task) {
        context.setJobGroup(TaskProgress.GROUP, what, true);
        List<R> results = ExecutorWork.told(() ->
                new ArrayList<>(context.parallelize(work, work.size()).map(task).collect()));
        context.clearJobGroup();
        return results;
    }

    private void writeWhole(SeriesWork work, List<PartEnd> ends) {
        try (LocalCopies scratch = new LocalCopies(store)) {
            Path export = scratch.folder().resolve("whole");
            work.writeReal(export);
            work.writeWhole(export, ends, new Fetched(scratch.folder()), out -> {
                for (PartEnd end : ends) {
                    if (end.part().kept() > 0) {
                        store.copy(folder.manifest(end.part()), out);
                    }
                }
            });
            folder.place(export, "");
        }
    }

    /** Made series, each brought here for as long as it is looked at. */
    private final class Fetched implements SeriesWork.Folders {
        private final Path scratch;

        Fetched(Path scratch) {
            this.scratch = scratch;
        }

        @Override
        public Path of(int series) {
            Path made = scratch.resolve("series-" + series);
            folder.fetch(series, made);
            return made;
        }

        @Override
        public void done(Path made) {
            SynthFolder.delete(made);
        }
    }
}
