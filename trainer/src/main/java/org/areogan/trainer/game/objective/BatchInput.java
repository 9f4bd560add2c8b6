package org.areogan.trainer.game.objective;

import java.util.function.Function;
import org.areogan.trainer.data.Batch;

/**
 * An array of a batch that a player's graph reads.
 *
 * @param name of the graph's placeholder
 * @param channels of the array, which is [batch, height, width, channels]
 * @param values row by row
 */
public record BatchInput(String name, int channels, Function<Batch, float[]> values) {}
