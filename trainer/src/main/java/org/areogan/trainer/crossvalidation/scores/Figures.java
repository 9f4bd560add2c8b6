package org.areogan.trainer.crossvalidation.scores;

/** Names of the figures of a cross-validation. Pixels whose true class is not scored are left out of all but recalls. */
public final class Figures {
    /** Over the scored classes. */
    public static final String MEAN_IOU = "mean IoU";

    /** The same with the rare class's bias fitted on the other folds, and frames that show it a fifth of all. */
    public static final String FITTED_MEAN_IOU = "mean IoU, fitted";

    /** The rare class's under the same conditions. */
    public static final String FITTED_RARE_IOU = "rare IoU, fitted";

    /** Average precision of the rare class, as rare as it is in the data. */
    public static final String RARE_AVERAGE_PRECISION = "rare AP";

    private Figures() {}

    public static String iou(String name) {
        return name + " IoU";
    }

    public static String recall(String name) {
        return name + " recall";
    }
}
