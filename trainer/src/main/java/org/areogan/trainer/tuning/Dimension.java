package org.areogan.trainer.tuning;

/**
 * A key of the configuration that is searched over.
 *
 * @param key with dots, e.g. {@code training.batch}
 * @param range its values
 */
record Dimension(String key, Range range) {}
