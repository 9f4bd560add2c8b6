package org.areogan.trainer.events;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.checkpoint.TrainingState;

/** Made-up events of a run. */
public final class SampleRecords {
    private SampleRecords() {}

    public static final String CONFIGURATION = "seed: 7\nobjective:\n  lambda_adv: 2.0 # preset: 1\n";

    public static RunStart start(Path folder, boolean adversarial, List<EpochRecord> history) {
        return new RunStart(
                folder,
                "ND4J 1.0.0-M2.1 on <two> threads",
                List.of("generator: U-Net 3-4; 1,234 parameters"),
                ClassSet.ROVER,
                8,
                10,
                4,
                40,
                6,
                List.of(),
                List.of(),
                adversarial,
                adversarial
                        ? List.of(Losses.GENERATOR, Losses.RECONSTRUCTION, Losses.ADVERSARIAL, Losses.DISCRIMINATOR)
                        : List.of(Losses.GENERATOR, Losses.RECONSTRUCTION),
                CONFIGURATION,
                history.isEmpty() ? 0 : history.get(history.size() - 1).step(),
                history);
    }

    public static StepRecord step(long step) {
        return new StepRecord(
                (int) ((step - 1) / 10) + 1,
                step,
                (int) ((step - 1) % 10) + 1,
                0.0002,
                losses(20.5, 0.5, 0.2, 0.6),
                4,
                0.5,
                0.125);
    }

    /** An epoch of ten steps, better with its number, with pictures. */
    public static EpochRecord epoch(int epoch, boolean best) {
        return epoch(epoch, best, losses(20.0 / epoch + 0.7, 0.7, 0.2 / epoch, 0.6), List.of(sample("<7>")));
    }

    public static EpochRecord epoch(int epoch, boolean best, Losses losses, List<SegmentedSample> samples) {
        return new EpochRecord(
                epoch,
                epoch * 10L,
                0.0002 / epoch,
                losses,
                0.3 / epoch,
                confusion(epoch),
                best,
                12.5,
                38.4,
                300_000_000L,
                120_000_000L,
                Double.isNaN(losses.of(Losses.ADVERSARIAL)) ? OptionalDouble.empty() : OptionalDouble.of(0.4 / epoch),
                samples);
    }

    /** Background 100 right; soil 100 + 10 each epoch; sand taken for soil; no big rock anywhere. */
    public static ConfusionMatrix confusion(int epoch) {
        return ConfusionMatrix.fromArray(ClassSet.ROVER, new long[][] {
            {100, 0, 0, 0, 0},
            {0, 100 + 10L * epoch, 5, 0, 0},
            {0, 5, 50, 0, 0},
            {0, 20, 0, 30 + epoch, 0},
            {0, 0, 0, 0, 0}
        });
    }

    public static SegmentedSample sample(String id) {
        int height = 16;
        int width = 32;
        float[] grey = new float[height * width];
        byte[] truth = new byte[height * width];
        byte[] prediction = new byte[height * width];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = (float) pixel / grey.length;
            truth[pixel] = (byte) (pixel % width * 5 / width);
            prediction[pixel] = (byte) (pixel / width * 5 / height);
        }
        return new SegmentedSample(
                id,
                new Sample(new Frame(height, width, grey), new Mask(height, width, truth)),
                new Mask(height, width, prediction));
    }

    public static TrainingState state(long step) {
        return new TrainingState(
                3,
                step,
                4,
                7,
                "sha256:0123",
                CONFIGURATION,
                ClassSet.ROVER,
                Map.of("loss_sum", 0.1 + 0.2, "best", Double.NEGATIVE_INFINITY, "nothing", Double.NaN),
                List.of(epoch(1, true), epoch(2, false)));
    }

    /** With NaN where a game has no such term. */
    public static Losses losses(double generator, double adversarial, double reconstruction, double discriminator) {
        Map<String, Double> terms = new LinkedHashMap<>();
        terms.put(Losses.GENERATOR, generator);
        terms.put(Losses.RECONSTRUCTION, reconstruction);
        terms.put(Losses.ADVERSARIAL, adversarial);
        terms.put(Losses.DISCRIMINATOR, discriminator);
        terms.values().removeIf(value -> value.isNaN());
        return new Losses(terms);
    }
}
