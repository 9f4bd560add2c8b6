package org.areogan.trainer.loss.pixel;

import org.areogan.trainer.loss.ReconstructionLoss;

/** A loss that is a weighted mean over pixels. */
public interface PixelLoss extends ReconstructionLoss {
    /**
     * The loss of one pixel.
     *
     * @param probabilities of all classes of a frame, pixel by pixel
     * @param offset of the pixel's first probability
     * @param trueClass its class
     */
    double ofPixel(float[] probabilities, int offset, int trueClass, int classes);

    @Override
    default Meter meter(double[] classWeights) {
        return new PixelMean(this, classWeights);
    }
}
