package net.example.mars;

import java.nio.file.Path;
import org.areogan.trainer.Training;
import org.areogan.trainer.TrainingResult;

/** Trains with {@link SquaredDiceLoss}, a loss that the library does not have. */
public final class PlugInALoss {
    private PlugInALoss() {}

    /** @param arguments the data and the folder of the run */
    public static void main(String[] arguments) {
        TrainingResult result = Training.preset("tiny")
                .set("objective.reconstruction", "squared_dice")
                .set("objective.lambda_adv", 0)
                .set("training.epochs", 2)
                .data(Path.of(arguments[0]))
                .train(Path.of(arguments[1]));
        result.epochs().forEach(epoch -> System.out.println(epoch.losses().terms()));
    }
}
