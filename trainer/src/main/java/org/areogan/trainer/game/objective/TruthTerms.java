package org.areogan.trainer.game.objective;

import java.util.List;
import java.util.stream.Stream;
import org.areogan.generator.network.SupervisedLogits;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.loss.ReconstructionLoss;
import org.areogan.trainer.loss.WeightedLoss;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * What a segmenting generator's loss has without any adversary: how far it is from the truth, {@code lambda_ce x reconstruction} and
 * the further losses, each with its weight, and under deep supervision {@code lambda_ce x deep_supervision} times the mean
 * reconstruction loss of the auxiliary heads.
 *
 * @param partialLabels whether the truth of a pixel may be several classes
 */
record TruthTerms(RunConfiguration configuration, int classes, boolean partialLabels) {
    /** Those that follow from the generator's own logits. */
    private List<WeightedLoss> ofLogits() {
        WeightedLoss reconstruction = new WeightedLoss(
                Losses.RECONSTRUCTION,
                configuration.objective().reconstructionLoss(partialLabels),
                configuration.objective().lambdaCe());
        return Stream.concat(Stream.of(reconstruction), configuration.objective().furtherLosses(partialLabels).stream())
                .toList();
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
        for (WeightedLoss term : ofLogits()) {
            generator.term(term.name(), term.loss().of(graph, fake, truth, weights, classes), term.weight());
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
