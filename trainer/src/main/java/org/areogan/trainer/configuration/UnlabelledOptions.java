package org.areogan.trainer.configuration;

/**
 * How frames without masks are learnt from: a mean teacher (Tarvainen and Valpola 2017), which is the moving average of the
 * generator, labels them, and the generator has to say the same of changed copies.
 *
 * @param batch unlabelled frames in a step, beside the labelled ones; 0 uses none
 * @param weight of what is learnt from them; a step whose pixels all count learns as much from them as from labelled ones
 *     where it is 1
 * @param from epoch from which they count, from 1; before it they are seen and nothing is learnt from them
 * @param choice which pixels count
 * @param threshold with {@code threshold}, how probable the teacher must find a pixel's class, (0, 1)
 * @param rareThreshold likewise where that is the class with the fewest labelled pixels, (0, 1)
 * @param realism with {@code discriminator}, how real it must find a pixel's surroundings, (0, 1)
 * @param cutMix probability that a rectangle of another unlabelled frame is put into a copy, [0, 1]
 */
public record UnlabelledOptions(
        int batch,
        double weight,
        int from,
        PixelChoiceKind choice,
        double threshold,
        double rareThreshold,
        double realism,
        double cutMix) {
    /** No frames without masks. */
    public static final UnlabelledOptions NONE =
            new UnlabelledOptions(0, 1, 10, PixelChoiceKind.THRESHOLD, 0.9, 0.7, 0.2, 0.5);

    /** Who chooses the pixels whose labels are believed. */
    public enum PixelChoiceKind {
        /** The teacher: those it is sure of (Sohn et al. 2020). */
        THRESHOLD,
        /** The discriminator: those where it takes the teacher's mask for a true one (Hung et al. 2018). */
        DISCRIMINATOR
    }

    public UnlabelledOptions {
        Require.atLeast("unlabelled.batch", batch, 0);
        Require.atLeast("unlabelled.weight", weight, 0);
        Require.atLeast("unlabelled.from", from, 1);
        Require.within("unlabelled.threshold", threshold);
        Require.within("unlabelled.rare_threshold", rareThreshold);
        Require.within("unlabelled.realism", realism);
        Require.that(cutMix >= 0 && cutMix <= 1, "unlabelled.cut_mix", cutMix, "0 to 1");
    }

    public boolean isOn() {
        return batch > 0;
    }
}
