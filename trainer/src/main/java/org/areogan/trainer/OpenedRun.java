package org.areogan.trainer;

import java.util.List;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.engine.Workers;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.SavedConfiguration;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchLoader;
import org.areogan.trainer.data.BatchPart;
import org.areogan.trainer.data.RareClassChanges;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.loop.Players;
import org.areogan.trainer.loop.Progress;
import org.areogan.trainer.task.Task;

/**
 * A run whose data is open: what it computes with.
 *
 * @param folder of the run
 * @param workers who does a part of it each
 */
record OpenedRun(
        RunFolder folder, SavedConfiguration saved, Task task, TrainingData data, Engine engine, Workers workers) {
    /** @param weights of the classes */
    BatchLoader batches(double[] weights) {
        return new BatchLoader(
                data.training(),
                data.order(configuration()),
                RareClassChanges.paster(data, configuration()),
                configuration().augmentation().paste(),
                RareClassChanges.augmenter(data, configuration()),
                configuration().augmentation().cutMix() > 0,
                new BatchAssembler(
                        data.batchShape(Players.partOf(configuration(), workers)),
                        data.normalization(),
                        weights,
                        data.training().labelSets()),
                new Seeds(configuration().seed()),
                configuration().training().stepsFor(data.training().size()),
                engine.threads(),
                new BatchPart(workers.number(), workers.count()));
    }

    Players players(BatchLoader batches) {
        return new Players(engine, task, configuration(), data, folder.segmenter(), batches.stepsPerEpoch(), workers);
    }

    RunStart start(Players players, BatchLoader batches, Progress progress) {
        return new RunStart(
                folder.path(),
                engine.description(),
                players.descriptions(configuration()),
                data.training().classes(),
                configuration().training().epochs(),
                batches.stepsPerEpoch(),
                configuration().training().batch(),
                data.training().size(),
                data.validation().size(),
                data.warnings(),
                notes(),
                configuration().isAdversarial(),
                players.game().losses(),
                saved.yaml(),
                progress.step(),
                progress.history());
    }

    private List<String> notes() {
        Stream<String> unlabelled = data.unlabelled().stream()
                .map(frames -> frames.size() + " frames without masks, "
                        + configuration().unlabelled().batch() + " in each step, are learnt from, from epoch "
                        + configuration().unlabelled().from());
        Stream<String> shared = workers.isAlone()
                ? Stream.of()
                : Stream.of(workers.count() + " workers have "
                        + configuration().training().batch() / workers.count() + " frames of each batch");
        return Stream.of(data.syntheticNote().stream(), unlabelled, shared)
                .flatMap(each -> each)
                .toList();
    }

    private RunConfiguration configuration() {
        return saved.configuration();
    }
}
