package org.areogan.trainer.configuration;

import java.util.List;
import java.util.Locale;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.loss.AdversarialKind;
import org.areogan.trainer.loss.AdversarialLoss;
import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLosses;

/**
 * What each player wants.
 *
 * @param adversarial what the players make of the discriminator's logits
 * @param lambdaAdv weight of the adversarial loss; 0 trains a plain U-Net
 * @param reconstruction name of one of {@link ReconstructionLosses}
 * @param lambdaCe weight of the reconstruction loss, whichever it is
 * @param labelSmoothing share of a true class's probability spread over all classes in the cross-entropy, [0, 1)
 * @param leftOut names of classes whose pixels the reconstruction loss ignores
 * @param weightCap largest class weight
 * @param realSmoothing softens the one-hot masks that the discriminator is shown as real, [0, 1)
 * @param matchConfidence whether real masks are shown to the discriminator as sure, pixel by pixel, as the fakes are,
 *     so that it has to judge classes and shapes instead of telling hard masks from soft ones
 * @param realTarget what bce and lsgan call real, (0.5, 1]; below 1 is one-sided label smoothing
 * @param instanceNoise standard deviation of the noise added to all masks that the discriminator sees; fades to 0
 *     over the run
 * @param unscoredWeight factor on the weights of classes that are not scored, such as background, above 0
 * @param focalGamma of the focal loss: the exponent on how wrong a pixel is; 0 or above
 * @param hardFakes whether the discriminator is shown predictions as one-hot masks, as the truth is, so that no softness
 *     gives them away; gradients go on as if they had been shown as they are (Bengio et al. 2013, straight through)
 * @param adversarialFrom epoch from which the adversarial loss counts, from 1
 * @param lambdaDice weight of one less the Dice coefficient, averaged over the classes; 0 turns it off
 * @param lambdaLovasz weight of the Lovász extension of one less the IoU, averaged over the classes; 0 turns it off
 */
public record ObjectiveOptions(
        AdversarialKind adversarial,
        double lambdaAdv,
        String reconstruction,
        double lambdaCe,
        double labelSmoothing,
        List<String> leftOut,
        ClassWeights classWeights,
        double weightCap,
        double realSmoothing,
        boolean matchConfidence,
        double realTarget,
        double instanceNoise,
        double unscoredWeight,
        double focalGamma,
        double lambdaDice,
        double lambdaLovasz,
        boolean hardFakes,
        int adversarialFrom) {
    public ObjectiveOptions {
        leftOut = List.copyOf(leftOut);
        reconstruction = ReconstructionLosses.require(reconstruction.toLowerCase(Locale.ROOT));
        Require.atLeast("objective.lambda_adv", lambdaAdv, 0);
        Require.above("objective.lambda_ce", lambdaCe, 0);
        Require.share("objective.label_smoothing", labelSmoothing);
        Require.above("objective.weight_cap", weightCap, 0);
        Require.share("objective.real_smoothing", realSmoothing);
        Require.that(
                realTarget > 0.5 && realTarget <= 1, "objective.real_target", realTarget, "above 0.5 and at most 1");
        Require.atLeast("objective.instance_noise", instanceNoise, 0);
        Require.above("objective.unscored_weight", unscoredWeight, 0);
        Require.atLeast("objective.focal_gamma", focalGamma, 0);
        Require.atLeast("objective.lambda_dice", lambdaDice, 0);
        Require.atLeast("objective.lambda_lovasz", lambdaLovasz, 0);
        Require.atLeast("objective.adversarial_from", adversarialFrom, 1);
        Require.that(
                !hardFakes || !matchConfidence,
                "objective.match_confidence",
                matchConfidence,
                "false where objective.hard_fakes is true, since both masks are one-hot then");
    }

    public boolean isAdversarial() {
        return lambdaAdv > 0;
    }

    /** @param partialLabels whether the truth of a pixel may be several classes */
    public ReconstructionLoss reconstructionLoss(boolean partialLabels) {
        if (partialLabels && (labelSmoothing > 0 || reconstruction.equals("mae"))) {
            throw new UserException("partial labels are learnt from with objective.reconstruction cross_entropy or"
                    + " focal and objective.label_smoothing 0, got " + reconstruction + " and " + labelSmoothing
                    + "; change these, or leave --partial out");
        }
        return ReconstructionLosses.create(reconstruction, new LossOptions(labelSmoothing, focalGamma, partialLabels));
    }

    public AdversarialLoss adversarialLoss() {
        return adversarial.loss(realTarget);
    }
}
