package org.areogan.trainer;

/** Trains the generator against the discriminator. */
public final class Trainer {
    private Trainer() {}
}
