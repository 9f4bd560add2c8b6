package org.areogan.trainer;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Workers;
import org.areogan.generator.network.Normalization;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.CheckpointFile;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.data.BatchLoader;
import org.areogan.trainer.data.ClassWeighting;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.loop.Players;
import org.areogan.trainer.loop.Progress;
import org.areogan.trainer.loop.Recorder;
import org.areogan.trainer.loop.TrainingLoop;
import org.areogan.trainer.task.Tasks;

/** A worker's share of a run that another one keeps. */
record FollowedRun(SavedConfiguration saved, DataSource source, Engine engine, Workers workers) {
    private static final int NUMBERS = 2 * Double.BYTES;

    /** What the first worker tells the others: how frames are normalised, and its newest checkpoint. */
    static byte[] told(TrainingData data, Path checkpoint) {
        byte[] bytes = CheckpointFile.bytes(checkpoint);
        return ByteBuffer.allocate(NUMBERS + bytes.length)
                .putDouble(data.normalization().mean())
                .putDouble(data.normalization().deviation())
                .put(bytes)
                .array();
    }

    RunEnd train() {
        DataSource placed = saved.configuration().classes().applied(source);
        TrainingData opened = TrainingData.open(placed, saved.configuration());
        workers.together();
        ByteBuffer first = ByteBuffer.wrap(workers.fromFirst(new byte[0]));
        TrainingData data = opened.normalizedBy(new Normalization(
                first.getDouble(), first.getDouble(), opened.normalization().eachFrame()));
        RunFolder folder = RunFolder.ofAnother(Path.of("the first worker's folder"));
        OpenedRun run = new OpenedRun(folder, saved, Tasks.of(saved.configuration()), data, engine, workers);
        byte[] bytes = new byte[first.remaining()];
        first.get(bytes);
        double[] weights = ClassWeighting.weights(
                data.training().classes(),
                data.classPixels(),
                saved.configuration().objective());
        try (Checkpoint checkpoint = CheckpointFile.read(bytes);
                BatchLoader batches = run.batches(weights);
                Players players = run.players(batches)) {
            new Resumption(folder, placed).requireSame(checkpoint.state(), saved.configuration(), data);
            players.restore(checkpoint);
            Progress progress = new Progress(checkpoint.state());
            return new TrainingLoop(
                            run.start(players, batches, progress),
                            saved.configuration(),
                            data,
                            players,
                            batches,
                            progress,
                            Recorder.NONE,
                            List.of(),
                            () -> false,
                            workers)
                    .run();
        }
    }
}
