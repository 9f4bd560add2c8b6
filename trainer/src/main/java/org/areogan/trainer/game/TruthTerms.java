package org.areogan.trainer.game;

import java.util.ArrayList;
import java.util.List;
import org.areogan.generator.network.SupervisedLogits;
import org.areogan.trainer.configuration.ObjectiveOptions;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.DiceTerm;
import org.areogan.trainer.loss.LovaszTerm;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What a segmenting generator's loss has without any adversary: how far it is from the truth, {@code lambda_ce x reconstruction +
 * lambda_dice x Dice + lambda_lovasz x Lovász}, and under deep supervision {@code lambda_ce x deep_supervision} times the mean
 * reconstruction loss of the auxiliary heads.
 *
 * @param partialLabels whether the truth of a pixel may be several classes
 */
record TruthTerms(RunConfiguration configuration, int classes, boolean partialLabels) {
    /** How far the classes' Dice coefficients are from 1. */
    private static final String DICE = "dice";

    /** The Lovász extension of how far the classes' IoU are from 1. */
    private static final String LOVASZ = "lovasz";

    /** A term of the loss. */
    private record Term(String name, double weight) {}

    /** Those that follow from the generator's own logits. */
    private List<Term> ofLogits() {
        ObjectiveOptions options = configuration.objective();
        List<Term> terms = new ArrayList<>(List.of(new Term(Losses.RECONSTRUCTION, options.lambdaCe())));
        if (options.lambdaDice() > 0) {
            terms.add(new Term(DICE, options.lambdaDice()));
        }
        if (options.lambdaLovasz() > 0) {
            terms.add(new Term(LOVASZ, options.lambdaLovasz()));
        }
        return terms;
    }

    /**
     * Adds the terms to the generator's loss.
     *
     * @param fake probabilities, [batch, height, width, classes]
     * @param truth of the same shape
     * @param weights of the pixels, [batch, height, width, 1]
     */
    void addTo(
            GameGraph.Player generator,
            SDVariable fake,
            SupervisedLogits logits,
            SDVariable truth,
            SDVariable weights) {
        SameDiff graph = fake.getSameDiff();
        ReconstructionLoss reconstruction = configuration.objective().reconstructionLoss(partialLabels);
        for (Term term : ofLogits()) {
            SDVariable value = switch (term.name()) {
                case DICE -> DiceTerm.of(graph, fake, truth, weights);
                case LOVASZ -> LovaszTerm.of(graph, fake, truth, weights);
                default -> reconstruction.of(graph, fake, truth, weights, classes);
            };
            generator.term(term.name(), value, term.weight());
        }
        logits.auxiliary().stream()
                .map(head -> graph.nn().softmax(head.variable(), 3))
                .map(head -> reconstruction.of(graph, head, truth, weights, classes))
                .reduce(SDVariable::add)
                .ifPresent(sum -> generator.term(
                        GameObjectives.AUXILIARY,
                        sum.div(logits.auxiliary().size()),
                        configuration.objective().lambdaCe()
                                * configuration.generator().deepSupervision()));
    }

    /** The sum, in a graph to which they were added, of the terms that follow from the generator's own logits. */
    SDVariable ofLogits(SameDiff graph) {
        return ofLogits().stream()
                .map(term -> graph.getVariable(term.name()).mul(term.weight()))
                .reduce(SDVariable::add)
                .orElseThrow();
    }
}
