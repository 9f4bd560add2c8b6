package org.areogan.generator;

import java.io.Serializable;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;

/**
 * Changes what networks say of a frame. Holds no state of a frame, so that several threads may share it, and can be sent to
 * other machines.
 */
public interface Refiner extends Serializable {
    /** Changes nothing. */
    Refiner NONE = new Refiner() {
        @Override
        public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
            return prediction;
        }

        @Override
        public boolean readsProbabilities() {
            return false;
        }
    };

    /**
     * A refined prediction. Pixels without a label stay so.
     *
     * @param frame that the prediction is of
     */
    Prediction refine(Frame frame, Prediction prediction, ClassSet classes);

    /** Whether predictions must have {@link Prediction#probabilities}, which takes memory for each class at each pixel. */
    boolean readsProbabilities();
}
