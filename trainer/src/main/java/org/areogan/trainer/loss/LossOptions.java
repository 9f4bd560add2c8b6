package org.areogan.trainer.loss;

/**
 * What a configuration says of the losses, under {@code objective.loss}; a loss takes what concerns it.
 *
 * @param labelSmoothing of {@code cross_entropy}: share of a true class's probability spread over all classes, [0, 1)
 * @param focalGamma of {@code focal}: exponent on how wrong a pixel is, 0 or above
 * @param focalAlpha of {@code focal}: share of what a pixel's own class says, (0, 1]; the rest is said by the others
 * @param tverskyAlpha of {@code tversky} and {@code focal_tversky}: how much pixels count that are wrongly given to a
 *     class, 0 or above
 * @param tverskyBeta likewise, pixels of a class that are missed; not 0 where {@code tverskyAlpha} is
 * @param focalTverskyGamma of {@code focal_tversky}: the Tversky loss of a class is raised to one over it, [1, 3]
 * @param ssimWindow of {@code ssim}: side of the windows that are compared, in pixels, odd, 3 or more
 */
public record LossOptions(
        double labelSmoothing,
        double focalGamma,
        double focalAlpha,
        double tverskyAlpha,
        double tverskyBeta,
        double focalTverskyGamma,
        int ssimWindow) {
    /** Plain losses, and the numbers of the papers that the others are from. */
    public static final LossOptions USUAL = new LossOptions(0, 2, 1, 0.3, 0.7, 1.333, 7);

    /** @throws IllegalArgumentException naming the key, in the configuration's spelling, and the range */
    public LossOptions {
        require(labelSmoothing >= 0 && labelSmoothing < 1, "label_smoothing", labelSmoothing, "0 to below 1");
        require(isFinite(focalGamma), "focal_gamma", focalGamma, "0.0 or more");
        require(focalAlpha > 0 && focalAlpha <= 1, "focal_alpha", focalAlpha, "above 0 and at most 1");
        require(isFinite(tverskyAlpha), "tversky_alpha", tverskyAlpha, "0.0 or more");
        require(
                isFinite(tverskyBeta) && tverskyAlpha + tverskyBeta > 0,
                "tversky_beta",
                tverskyBeta,
                "0.0 or more, and above it where objective.loss.tversky_alpha is 0");
        require(focalTverskyGamma >= 1 && focalTverskyGamma <= 3, "focal_tversky_gamma", focalTverskyGamma, "1 to 3");
        require(ssimWindow >= 3 && ssimWindow % 2 == 1, "ssim_window", ssimWindow, "odd and 3 or more");
    }

    private static boolean isFinite(double value) {
        return value >= 0 && value < Double.POSITIVE_INFINITY;
    }

    private static void require(boolean holds, String key, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException("objective.loss." + key + " must be " + allowed + ", got " + value);
        }
    }
}
