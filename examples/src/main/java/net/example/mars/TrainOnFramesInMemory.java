package net.example.mars;

import java.nio.file.Path;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.Training;
import org.areogan.trainer.TrainingResult;
import org.areogan.trainer.validation.Evaluation;

/** Trains a segmenter on frames in memory and scores it on others. */
public final class TrainOnFramesInMemory {
    private TrainOnFramesInMemory() {}

    /** @param arguments the folder of the run, and how many frames to train on */
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[1]);
        // README begins
        DataSet frames = new ProceduralMars().dataSet(count, 64, 128, 1);
        TrainingResult result =
                Training.preset("tiny").set("training.epochs", 3).data(frames).train(Path.of(arguments[0]));
        try (Segmenter segmenter = Segmenter.open(result.model())) {
            DataSet unseen = new ProceduralMars().dataSet(8, 64, 128, 2);
            System.out.println(Scores.of(Evaluation.evaluate(segmenter, unseen)).byName());
        }
        // README ends
    }
}
