package org.areogan.trainer.configuration;

/**
 * The reverse game; of {@link ObjectiveOptions} it uses the kind of adversarial loss and what that calls real.
 *
 * @param lambdaL1 weight of the mean absolute difference between painted and real frame, in deviations of the data
 * @param lambdaAdv weight of the adversarial loss; 0 paints without a discriminator
 * @param lambdaFeatures weight of feature matching; 0 turns it off
 * @param noise channels of Gaussian noise beside the mask
 */
public record PaintingOptions(double lambdaL1, double lambdaAdv, double lambdaFeatures, int noise) {
    public PaintingOptions {
        Require.above("painting.lambda_l1", lambdaL1, 0);
        Require.atLeast("painting.lambda_adv", lambdaAdv, 0);
        Require.that(
                lambdaFeatures >= 0 && (lambdaFeatures == 0 || lambdaAdv > 0),
                "painting.lambda_features",
                lambdaFeatures,
                "0 or above, and 0 where painting.lambda_adv is 0");
        Require.that(noise >= 0 && noise <= 16, "painting.noise", noise, "0 to 16");
    }
}
