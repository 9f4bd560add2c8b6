package org.areogan.trainer.bench;

import java.util.List;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Task;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.data.BatchShape;

/**
 * Networks and the size of what they are given.
 *
 * @param configuration of the networks and of the game
 * @param batch frames in a step, 1 or above
 * @param height of a frame in pixels, a multiple of what the U-Net needs
 * @param width likewise
 */
public record BenchCase(RunConfiguration configuration, int batch, int height, int width) {
    /** @throws UserException naming the value and the cure */
    public BenchCase {
        if (batch < 1) {
            throw new UserException("a batch of " + batch + " frames cannot be measured; it must be 1 or above");
        }
        int multiple = configuration.generator().multiple();
        if (height < 1 || width < 1 || height % multiple != 0 || width % multiple != 0) {
            throw new UserException("the frame size " + height + "x" + width
                    + " does not fit the network, which takes multiples of " + multiple
                    + " (generator.filters has "
                    + configuration.generator().filters().size()
                    + " levels); use for example " + up(height, multiple) + "x" + up(width, multiple));
        }
        if (configuration.task() != Task.SEGMENT) {
            throw new UserException("only the game of task: segment can be measured; leave task: paint or inpaint out");
        }
        if (!configuration.objective().isAdversarial()) {
            throw new UserException("objective.lambda_adv is 0, which leaves no game to measure; set it to 1, or take"
                    + " the preset pix2pix (the plain U-Net is measured in any case)");
        }
        requireRoom(batch, height, width);
    }

    BatchShape shape() {
        return new BatchShape(batch, height, width, ClassSet.ROVER.size());
    }

    BenchCase ofOneFrame() {
        return new BenchCase(configuration, 1, height, width);
    }

    /** The same run without a discriminator. */
    RunConfiguration plain() {
        return ConfigurationReader.over("the benchmark", configuration, List.of("objective.lambda_adv=0"))
                .configuration();
    }

    private static void requireRoom(int batch, int height, int width) {
        try {
            new BatchShape(batch, height, width, ClassSet.ROVER.size());
        } catch (IllegalArgumentException tooLarge) {
            throw new UserException(
                    "batches of " + batch + " frames of " + height + "x" + width + " do not fit: "
                            + tooLarge.getMessage() + "; use a smaller batch or frame",
                    tooLarge);
        }
    }

    private static int up(int size, int multiple) {
        return Math.max(1, (size + multiple - 1) / multiple) * multiple;
    }
}
