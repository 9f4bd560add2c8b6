package org.areogan.trainer.validation;

import org.areogan.generator.Prediction;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.game.objective.SegmentObjectives;

/**
 * What the discriminator is shown of a pair, as {@link SegmentObjectives#discriminator()} shows it real ones: the normalised frame,
 * and the mask softened by {@code real_smoothing} or, with {@code match_confidence}, as sure at each pixel as the
 * prediction is. Classes that the reconstruction loss leaves out are softened in both cases. Where there is no label the
 * prediction stands in, since a mask without any class is nothing that the discriminator could call real. Instance noise is
 * left out.
 *
 * @param classes of the masks
 * @param normalization of the frames
 * @param objective of the training
 */
record CriticView(ClassSet classes, Normalization normalization, ObjectiveOptions objective) {
    /** Brightness and a probability for each class. */
    int channels() {
        return 1 + classes.size();
    }

    /**
     * Writes [height, width, channels] of a pair.
     *
     * @param prediction of the pair's frame
     * @param into gets it
     * @param from its first place
     */
    void put(Sample pair, Prediction prediction, float[] into, int from) {
        int pixels = pair.frame().grey().length;
        if (pair.mask().ids().length != pixels || prediction.probabilities().length != pixels * classes.size()) {
            throw new IllegalArgumentException("a frame of " + pixels + " pixels needs a mask and a prediction of "
                    + classes.size() + " classes of its size");
        }
        Normalization own = normalization.of(pair.frame().grey());
        for (int pixel = 0; pixel < pixels; pixel++) {
            int place = from + pixel * channels();
            into[place] = own.apply(pair.frame().grey()[pixel]);
            int id = pair.mask().ids()[pixel] & 0xff;
            int first = pixel * classes.size();
            if (id >= classes.size()) {
                System.arraycopy(prediction.probabilities(), first, into, place + 1, classes.size());
            } else {
                spread(id, sureness(id, prediction.probabilities(), first), into, place + 1);
            }
        }
    }

    /** The probability that the class of a pixel is shown with. */
    private double sureness(int id, float[] probabilities, int first) {
        if (objective.matchConfidence()
                && !objective.leftOut().contains(classes.get(id).name())) {
            float largest = 0;
            for (int i = 0; i < classes.size(); i++) {
                largest = Math.max(largest, probabilities[first + i]);
            }
            return largest;
        }
        double share = objective.realSmoothing();
        return 1 - share + share / classes.size();
    }

    /** The others share what one class leaves. */
    private void spread(int id, double probability, float[] into, int first) {
        float rest = (float) ((1 - probability) / (classes.size() - 1));
        for (int i = 0; i < classes.size(); i++) {
            into[first + i] = i == id ? (float) probability : rest;
        }
    }
}
