package org.areogan.trainer.game.objective;

import org.areogan.generator.network.PaintingNetwork;
import org.areogan.trainer.data.Batch;

/** The arrays that a batch has. */
final class BatchInputs {
    /** Normalised brightness. */
    static final BatchInput FRAME = new BatchInput("frame", 1, Batch::frame);

    /** Weights of the pixels in the reconstruction loss, summing to 1. */
    static final BatchInput WEIGHTS = new BatchInput("weights", 1, Batch::weights);

    /** 1 where the discriminator sees the prediction, 0 where it is shown the truth. */
    static final BatchInput JUDGED = new BatchInput("judged", 1, Batch::judged);

    /** Mean and deviation of each frame, at each of its pixels. */
    static final BatchInput STYLE = new BatchInput("style", PaintingNetwork.STYLE_CHANNELS, Batch::styles);

    private BatchInputs() {}

    /** One-hot masks, all zero where there is no label. */
    static BatchInput truth(int classes) {
        return new BatchInput("truth", classes, Batch::truth);
    }
}
