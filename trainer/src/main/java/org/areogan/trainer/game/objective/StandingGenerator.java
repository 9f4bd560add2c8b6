package org.areogan.trainer.game.objective;

import java.util.List;
import org.areogan.engine.StatisticUpdate;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * The generator without the game, as it normalises a batch by the batch's own statistics.
 *
 * @param graph inputs are placeholders
 * @param statistics what the batch says of each running statistic
 * @param inputs the arrays of a batch that the graph reads
 */
public record StandingGenerator(SameDiff graph, List<StatisticUpdate> statistics, List<BatchInput> inputs) {}
