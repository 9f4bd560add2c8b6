package org.areogan.trainer.configuration;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.files.UserException;
import org.areogan.trainer.configuration.RunConfiguration.ClassWeights;
import org.areogan.trainer.loss.AdversarialKind;
import org.areogan.trainer.loss.AdversarialLoss;
import org.areogan.trainer.loss.LossOptions;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.ReconstructionLosses;
import org.areogan.trainer.loss.WeightedLoss;

/**
 * What each player wants.
 *
 * @param adversarial what the players make of the discriminator's logits
 * @param lambdaAdv weight of the adversarial loss; 0 trains a plain U-Net
 * @param reconstruction name of one of {@link ReconstructionLosses}
 * @param lambdaCe weight of the reconstruction loss, whichever it is
 * @param terms further losses beside it, by the names that {@code reconstruction} can have, each with its weight; a weight
 *     of 0 leaves one out
 * @param loss what the losses heed
 * @param leftOut names of classes whose pixels the reconstruction loss ignores
 * @param weightCap largest class weight
 * @param adaptiveAlpha with adaptive class weights, what is added to the IoU of a class before its weight is one over it;
 *     above 0
 * @param realSmoothing softens the one-hot masks that the discriminator is shown as real, [0, 1)
 * @param matchConfidence whether real masks are shown to the discriminator as sure, pixel by pixel, as the fakes are,
 *     so that it has to judge classes and shapes instead of telling hard masks from soft ones
 * @param realTarget what bce and lsgan call real, (0.5, 1]; below 1 is one-sided label smoothing
 * @param instanceNoise standard deviation of the noise added to all masks that the discriminator sees; fades to 0
 *     over the run
 * @param unscoredWeight factor on the weights of classes that are not scored, such as background, above 0
 * @param hardFakes whether the discriminator is shown predictions as one-hot masks, as the truth is, so that no softness
 *     gives them away; gradients go on as if they had been shown as they are (Bengio et al. 2013, straight through)
 * @param adversarialFrom epoch from which the adversarial loss counts, from 1
 */
public record ObjectiveOptions(
        AdversarialKind adversarial,
        double lambdaAdv,
        String reconstruction,
        double lambdaCe,
        Map<String, Double> terms,
        LossOptions loss,
        List<String> leftOut,
        ClassWeights classWeights,
        double weightCap,
        double adaptiveAlpha,
        double realSmoothing,
        boolean matchConfidence,
        double realTarget,
        double instanceNoise,
        double unscoredWeight,
        boolean hardFakes,
        int adversarialFrom) {
    public ObjectiveOptions {
        leftOut = List.copyOf(leftOut);
        reconstruction =
                ReconstructionLosses.require("objective.reconstruction", reconstruction.toLowerCase(Locale.ROOT));
        terms = weighted(terms);
        Require.atLeast("objective.lambda_adv", lambdaAdv, 0);
        Require.above("objective.lambda_ce", lambdaCe, 0);
        Require.above("objective.weight_cap", weightCap, 0);
        Require.above("objective.adaptive_alpha", adaptiveAlpha, 0);
        Require.share("objective.real_smoothing", realSmoothing);
        Require.that(
                realTarget > 0.5 && realTarget <= 1, "objective.real_target", realTarget, "above 0.5 and at most 1");
        Require.atLeast("objective.instance_noise", instanceNoise, 0);
        Require.above("objective.unscored_weight", unscoredWeight, 0);
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

    /** Those that weigh something, sorted by name, so that the same sum is always taken in the same order. */
    private static Map<String, Double> weighted(Map<String, Double> terms) {
        Map<String, Double> sorted = new TreeMap<>();
        terms.forEach((name, weight) -> {
            String key = "objective.terms." + name;
            Require.that(weight != null, key, "nothing", "a weight of 0 or more");
            Require.atLeast(key, weight, 0);
            String loss = ReconstructionLosses.require("each of objective.terms", name.toLowerCase(Locale.ROOT));
            if (weight > 0) {
                sorted.put(loss, weight);
            }
        });
        return Collections.unmodifiableMap(sorted);
    }

    /**
     * @param partialLabels whether the truth of a pixel may be several classes
     * @throws UserException if the loss takes no partial labels and should
     */
    public ReconstructionLoss reconstructionLoss(boolean partialLabels) {
        return loss(reconstruction, partialLabels);
    }

    /** As {@link #reconstructionLoss}, the losses that are added to it. */
    public List<WeightedLoss> furtherLosses(boolean partialLabels) {
        return terms.entrySet().stream()
                .map(term -> new WeightedLoss(term.getKey(), loss(term.getKey(), partialLabels), term.getValue()))
                .toList();
    }

    /** @throws UserException if a loss takes no partial labels and should */
    public void requireLosses(boolean partialLabels) {
        reconstructionLoss(partialLabels);
        furtherLosses(partialLabels);
    }

    private ReconstructionLoss loss(String name, boolean partialLabels) {
        List<String> taking = ReconstructionLosses.takingPartialLabels(loss);
        if (partialLabels && !taking.contains(name)) {
            throw new UserException("partial labels cannot be learnt from with the loss " + name
                    + (loss.labelSmoothing() > 0 ? " while objective.loss.label_smoothing is above 0" : "")
                    + "; those that take them are " + String.join(", ", taking)
                    + ": change objective.reconstruction or objective.terms, or leave --partial out");
        }
        return ReconstructionLosses.create(name, loss, partialLabels);
    }

    public AdversarialLoss adversarialLoss() {
        return adversarial.loss(realTarget);
    }
}
