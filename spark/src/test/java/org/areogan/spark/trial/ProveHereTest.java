package org.areogan.spark.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engines;
import org.areogan.program.synth.ProveCommand;
import org.areogan.spark.OneMachine;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.trainer.TrainingRun;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.yaml.Presets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code areogan spark prove} with the driver as its only executor. */
class ProveHereTest {
    @TempDir
    Path folder;

    private static Path frames(Path file, int count, long seed) {
        PairArchive.write(file, new ProceduralMars(0.7).dataSet(count, 32, 64, seed));
        return file;
    }

    private Path model(Path data) {
        TrainingRun run = TrainingRun.create(
                folder.resolve("run"),
                Presets.reader()
                        .resolve(
                                Optional.of("tiny"),
                                "tiny",
                                Optional.empty(),
                                List.of("training.epochs=1", "training.batch=4", "objective.lambda_adv=0"))
                        .saved(),
                DataSource.of(data));
        run.train(Engines.nd4j(1), List.of(), () -> false);
        return run.folder().model();
    }

    private static List<String> words(Path model, Path data, Path test, Path output) {
        return new ArrayList<>(List.of(
                "prove",
                data.toString(),
                "--model",
                model.toString(),
                "--test",
                test.toString(),
                "-o",
                output.toString(),
                "--seeds=1",
                "--count=3",
                "--share=0.08",
                "--rows=mix,random",
                "--judge=rare-agreement=0,agreement=0,realism=0"));
    }

    @Test
    void rowsAreMadeAndTrainedSideBySideToTheTableOfOneMachine() throws IOException {
        Path data = frames(folder.resolve("mars.npz"), 16, 61);
        Path test = frames(folder.resolve("test.npz"), 4, 62);
        Path model = model(data);
        Path out = folder.resolve("many/proof");
        OneMachine.Ended many = Trainings.spark(words(model, data, test, out));
        assertThat(many.code()).as(many.err()).isZero();
        assertThat(many.err()).contains("what row mix is trained on is made", "2 of 2", "the report is " + out);
        assertThat(out.resolve(".areogan-spark/row-mix/log.txt")).content().contains("3 pairs kept of");
        assertThat(out.resolve(".areogan-spark/mix-1/log.txt"))
                .content()
                .contains("row mix, seed 1 of 1")
                .doesNotContain("pairs kept of");

        Path one = folder.resolve("one/proof");
        OneMachine.Ended alone = Trainings.one(new ProveCommand(), words(model, data, test, one));
        assertThat(alone.code()).as(alone.err()).isZero();
        assertThat(many.out()).isEqualTo(alone.out()).contains("real and the judged mix");
        assertThat(Trainings.files(out))
                .containsKeys("proof.md", "request.txt", "data/random/synthetic.npz", "runs/random-1/model.areogan")
                .isEqualTo(Trainings.files(one));
        assertThat(out.resolve("report.html")).hasSameBinaryContentAs(one.resolve("report.html"));
    }
}
