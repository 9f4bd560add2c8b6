package org.areogan.trainer.tuning.space;

/**
 * A key of the configuration that is searched over.
 *
 * @param key with dots, e.g. {@code training.batch}
 * @param range its values
 */
public record Dimension(String key, Range range) {}
