package org.areogan.trainer.bench;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;

/** Invented batches; how much there is to calculate does not depend on what the values are. */
final class BenchData {
    private BenchData() {}

    /** Evenly spread brightness, a random class at each pixel, all pixels weighted alike; the same for the same seed. */
    static Batch batch(BatchShape shape, long seed) {
        RandomGenerator random = new Seeds(seed).random(Purpose.SAMPLE, 0, 0);
        float[] frame = new float[shape.pixels()];
        float[] truth = new float[shape.pixels() * shape.classes()];
        for (int pixel = 0; pixel < frame.length; pixel++) {
            frame[pixel] = random.nextFloat();
            truth[pixel * shape.classes() + random.nextInt(shape.classes())] = 1;
        }
        return new Batch(shape, frame, truth, filled(shape, 1f / shape.pixels()), filled(shape, 1));
    }

    private static float[] filled(BatchShape shape, float value) {
        float[] values = new float[shape.pixels()];
        Arrays.fill(values, value);
        return values;
    }
}
