package net.example.mars;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.Training;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.TrainingListener;

/** Hears of every epoch and ends the training once it is good enough; it could be gone on with. */
public final class WatchATraining {
    private WatchATraining() {}

    /** @param arguments the data, the folder of the run, and the mean IoU that is enough */
    public static void main(String[] arguments) {
        double enough = Double.parseDouble(arguments[2]);
        AtomicBoolean reached = new AtomicBoolean();
        TrainingListener watcher = new TrainingListener() {
            @Override
            public void epochEnded(EpochRecord epoch) {
                double score = Scores.of(epoch.validation()).meanIou(Scores.Reading.LEFT_OUT);
                System.out.println(
                        "epoch " + epoch.epoch() + ": " + epoch.losses().terms() + ", mean IoU " + score);
                reached.compareAndSet(false, score >= enough);
            }
        };
        Training.preset("tiny")
                .set("training.epochs", 20)
                .data(Path.of(arguments[0]))
                .listener(watcher)
                .stopWhen(reached::get)
                .train(Path.of(arguments[1]));
    }
}
