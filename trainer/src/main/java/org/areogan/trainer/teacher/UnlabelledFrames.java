package org.areogan.trainer.teacher;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.augment.Samples;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.FrameOrder;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;

/** Which unlabelled frames each step gets: a function of seed, epoch and step alone. */
final class UnlabelledFrames {
    private final DataSet frames;
    private final BatchShape shape;
    private final Seeds seeds;
    private final int stepsPerEpoch;
    private final FrameOrder order;
    private int epoch = -1;
    private int[] places = {};

    /** @param shape of what a step gets */
    UnlabelledFrames(DataSet frames, BatchShape shape, Seeds seeds, int stepsPerEpoch) {
        this.frames = frames;
        this.shape = shape;
        this.seeds = seeds;
        this.stepsPerEpoch = stepsPerEpoch;
        this.order = FrameOrder.unlabelled(seeds, frames.size());
    }

    /**
     * The frames of a step, each of the batch's height and width; the mask is without label where a frame was too small.
     *
     * @param step of the whole run, from 1
     */
    List<Sample> ofStep(long step) {
        int now = (int) ((step - 1) / stepsPerEpoch) + 1;
        if (now != epoch) {
            epoch = now;
            places = order.ofEpoch(epoch, stepsPerEpoch * shape.batch());
        }
        int first = (int) ((step - 1) % stepsPerEpoch) * shape.batch();
        List<Sample> samples = new ArrayList<>(shape.batch());
        for (int i = 0; i < shape.batch(); i++) {
            RandomGenerator random = seeds.random(Purpose.UNLABELLED, epoch, first + i);
            samples.add(fitted(places[first + i], random));
        }
        return samples;
    }

    private Sample fitted(int index, RandomGenerator random) {
        var frame = frames.frame(index);
        Sample whole = new Sample(frame, new Mask(frame.height(), frame.width(), new byte[frame.grey().length]));
        return Samples.fit(
                whole, shape.height(), shape.width(), frames.classes().noLabel(), random);
    }
}
