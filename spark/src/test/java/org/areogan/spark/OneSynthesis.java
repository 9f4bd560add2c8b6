package org.areogan.spark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.program.shell.Version;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.PairArchive;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.series.SeriesJob;
import org.areogan.synth.series.SeriesWork;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.Training;
import org.areogan.trainer.configuration.DataSource;

/** What tests compare with: pairs as one process makes them; and the command under test. */
final class OneSynthesis {
    /** Pairs in a series. */
    static final int SERIES = 3;

    private static final String ANYTHING = "novelty=0,distance=0,visible=0.001";

    private final Path data;
    private final Path model;

    private OneSynthesis(Path data, Path model) {
        this.data = data;
        this.model = model;
    }

    static OneSynthesis none() {
        return new OneSynthesis(Path.of(""), Path.of(""));
    }

    /** A few frames, and a network that has seen them once. */
    static OneSynthesis in(Path folder) {
        Path data = folder.resolve("mars.npz");
        PairArchive.write(data, new ProceduralMars(0.7).dataSet(8, 32, 32, 3));
        return new OneSynthesis(data, train(data, folder.resolve("run")));
    }

    private static Path train(Path data, Path run) {
        return Training.preset("tiny")
                .set("training.epochs", 1)
                .set("training.batch", 4)
                .set("objective.lambda_adv", 0)
                .engine(engine())
                .data(DataSource.of(data))
                .train(run)
                .model();
    }

    private static Engine engine() {
        return Engines.start(OneMachine.ENGINE, EngineSettings.withThreads(1));
    }

    /** In this process without Spark. */
    Synthesis.End make(int count, Set<ExportFormat> formats, boolean merge, Path output) {
        try (SynthesisNetworks networks = SynthesisNetworks.open(model, Optional.empty(), engine())) {
            RealPairs real = RealPairs.of(data, DataSource.of(data).check());
            SynthesisRequest request =
                    SynthesisRequest.of("big-rock", count).withJudge(JudgeOptions.USUAL.with(ANYTHING));
            SeriesWork work = new SeriesWork(
                    new Synthesizer(networks, real, Version.describe()).series(request), SERIES, formats, merge);
            return new SeriesJob(work).run(output, (kept, attempts) -> {}, () -> false);
        }
    }

    /** The same by {@code areogan spark synth}. */
    OneMachine.Ended spark(int count, String output, List<String> more) {
        return spark("", count, output, more);
    }

    /** The same with a scheme by which model and data are named. */
    OneMachine.Ended spark(String scheme, int count, String output, List<String> more) {
        return OneMachine.spark(words(scheme, count, output, more));
    }

    /** The words of that. */
    String[] words(String scheme, int count, String output, List<String> more) {
        List<String> words = new ArrayList<>(List.of(
                "synth",
                "--model",
                scheme + model,
                scheme + data,
                "--count",
                Integer.toString(count),
                "--series",
                Integer.toString(SERIES),
                "-o",
                output));
        Map.of("--engine", OneMachine.ENGINE, "--judge", ANYTHING).forEach((option, value) -> {
            if (!more.contains(option)) {
                words.addAll(List.of(option, value));
            }
        });
        words.addAll(List.of(DyingFileSystem.settings()));
        words.addAll(more);
        return words.toArray(String[]::new);
    }

    /** The sums of all files but the table and what a job remembers itself by, which one process does not write. */
    static Map<String, String> sums(Path output) throws IOException {
        Map<String, String> sums = new TreeMap<>(OneMachine.sums(output));
        sums.keySet().removeIf(name -> name.startsWith("pairs.parquet") || name.startsWith(".areogan-spark"));
        return sums;
    }
}
