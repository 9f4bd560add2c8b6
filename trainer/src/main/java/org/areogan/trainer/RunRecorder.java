package org.areogan.trainer;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.areogan.engine.Workers;
import org.areogan.files.AtomicFile;
import org.areogan.files.FileFormat;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.checkpoint.Checkpoint;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.checkpoint.RunFolder.Kept;
import org.areogan.trainer.checkpoint.TrainingState;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Keep;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.loop.Players;
import org.areogan.trainer.loop.Progress;
import org.areogan.trainer.loop.Recorder;
import org.areogan.trainer.task.Task;
import org.areogan.trainer.task.TrainedNetworks;

/** Writes what a run cannot do without: its checkpoints, its model file and how it ended. */
record RunRecorder(
        RunFolder folder,
        RunFacts facts,
        RunStart start,
        RunConfiguration configuration,
        Task task,
        TrainingData data,
        Players players)
        implements Recorder {

    @Override
    public void checkpoint(Progress progress, boolean best) {
        TrainingState state = new TrainingState(
                progress.epoch(),
                progress.step(),
                progress.stepInEpoch(),
                configuration.seed(),
                data.wholeFingerprint(),
                start.configuration(),
                start.classes(),
                progress.sums().asNumbers(),
                progress.history());
        try (Checkpoint checkpoint = players.checkpoint(state)) {
            folder.write(checkpoint, best);
        }
    }

    @Override
    public void share(Workers workers) {
        if (!workers.isAlone()) {
            workers.fromFirst(FollowedRun.told(data, folder.checkpoint(Kept.LAST)));
        }
    }

    @Override
    public void exportModels(EpochRecord record) {
        boolean keepsLast = configuration.training().keep() == Keep.LAST;
        exportModel(record, keepsLast ? folder.model() : folder.model(Kept.LAST));
        if (record.best()) {
            exportModel(record, keepsLast ? folder.model(Kept.BEST) : folder.model());
        }
    }

    private void exportModel(EpochRecord record, Path file) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put(FileFormat.WRITER, FileFormat.programVersion());
        provenance.put("data", facts.dataName());
        provenance.put("data_fingerprint", data.fingerprint());
        provenance.put("real_fingerprint", data.realFingerprint());
        if (!data.additions().isEmpty()) {
            provenance.put("additions", facts.additionNames());
            provenance.put("additions_fingerprints", String.join(" ", data.additions()));
        }
        provenance.put("training_frames", Integer.toString(start.trainingFrames()));
        provenance.put("validation_frames", Integer.toString(start.validationFrames()));
        provenance.put("seed", Long.toString(configuration.seed()));
        provenance.put("split_seed", Long.toString(configuration.splitSeed()));
        provenance.put("engine", start.engine());
        provenance.put("java", Runtime.version().toString());
        provenance.put("epoch", Integer.toString(record.epoch()));
        provenance.put("step", Long.toString(record.step()));
        Map<String, Double> metrics = Scores.of(record.validation()).byName();
        task.export(
                file,
                new TrainedNetworks(
                        configuration,
                        start.configuration(),
                        start.classes(),
                        data.normalization(),
                        data.rarest().map(TerrainClass::name).orElse(""),
                        provenance,
                        metrics,
                        players.evaluated(),
                        players::discriminator));
    }

    @Override
    public void end(RunEnd end) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("reason", end.reason().word());
        json.put("epochs", end.epochs());
        json.put("seconds", end.seconds());
        json.put("advice", end.advice());
        RunFacts written = RunFacts.read(folder.facts(), Optional.of(facts.data()));
        AtomicFile.writeString(folder.facts(), written.with("end", json).text());
    }
}
