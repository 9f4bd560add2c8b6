package org.areogan.trainer.configuration;

/**
 * How an inpainter learns to paint pieces of the rarest class into frames ({@code task: inpaint}).
 *
 * @param crop side of the squares around real pieces that it is trained on, in pixels, at least 16
 * @param rim pixels around a piece that are erased and painted with it
 * @param others share of the squares that are taken from data added with {@code --add}, where there is some, [0, 1]
 * @param lambdaAdv weight of what the discriminator says, above 0
 * @param lambdaRing weight of the mean absolute difference to the real frame in a ring around the hole, in deviations of the
 *     data, so that what is painted goes on from there; nothing inside the hole is asked to be as it was
 * @param lambdaMix weight of the discriminator's consistency on mixtures of real and painted frames (LabelMix); 0 turns it off
 * @param jitter of brightness and contrast of all frames that the discriminator sees, alike for real and painted ones, as a
 *     standard deviation (Zhao et al. 2020, differentiable augmentation)
 * @param noise channels of Gaussian noise, 0 to 16
 */
public record InpaintingOptions(
        int crop,
        int rim,
        double others,
        double lambdaAdv,
        double lambdaRing,
        double lambdaMix,
        double jitter,
        int noise) {
    public static final InpaintingOptions USUAL = new InpaintingOptions(64, 3, 0.8, 1, 10, 10, 0.2, 1);

    /** A square must hold a piece, its rim and some ground. */
    private static final int SMALLEST_CROP = 16;

    private static final int WIDEST_RIM = 16;
    private static final int MOST_NOISE = 16;

    public InpaintingOptions {
        Require.atLeast("inpainting.crop", crop, SMALLEST_CROP);
        Require.that(rim >= 0 && rim <= WIDEST_RIM, "inpainting.rim", rim, "0 to " + WIDEST_RIM);
        Require.that(others >= 0 && others <= 1, "inpainting.others", others, "0 to 1");
        Require.above("inpainting.lambda_adv", lambdaAdv, 0);
        Require.atLeast("inpainting.lambda_ring", lambdaRing, 0);
        Require.atLeast("inpainting.lambda_mix", lambdaMix, 0);
        Require.share("inpainting.jitter", jitter);
        Require.that(noise >= 0 && noise <= MOST_NOISE, "inpainting.noise", noise, "0 to " + MOST_NOISE);
    }
}
