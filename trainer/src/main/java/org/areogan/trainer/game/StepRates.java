package org.areogan.trainer.game;

/**
 * What changes from step to step.
 *
 * @param generator its learning rate
 * @param discriminator its learning rate
 * @param noise standard deviation of the noise on the masks that the discriminator sees
 */
public record StepRates(double generator, double discriminator, double noise) {
    /** The learning rate of a player. */
    double of(String player) {
        return switch (player) {
            case GameObjectives.GENERATOR -> generator;
            case GameObjectives.DISCRIMINATOR -> discriminator;
            default -> throw new IllegalArgumentException("there is no player " + player);
        };
    }
}
