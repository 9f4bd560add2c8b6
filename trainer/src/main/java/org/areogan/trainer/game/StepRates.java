package org.areogan.trainer.game;

import org.areogan.trainer.game.objective.GameObjectives;

/**
 * What changes from step to step.
 *
 * @param generator its learning rate
 * @param discriminator its learning rate
 * @param noise standard deviation of the noise on the masks that the discriminator sees
 * @param adversarial share of the adversarial loss's weight that counts in the generator's loss, 0 to 1
 */
public record StepRates(double generator, double discriminator, double noise, double adversarial) {
    /** With all of the adversarial loss. */
    public StepRates(double generator, double discriminator, double noise) {
        this(generator, discriminator, noise, 1);
    }

    /** What a placeholder of {@link GameObjectives#numbers} is given. */
    double number(String name) {
        return switch (name) {
            case GameObjectives.NOISE -> noise;
            case GameObjectives.ADVERSARIAL_SHARE -> adversarial;
            default -> throw new IllegalArgumentException("no step has a number " + name);
        };
    }

    /** The learning rate of a player. */
    double of(String player) {
        return switch (player) {
            case GameObjectives.GENERATOR -> generator;
            case GameObjectives.DISCRIMINATOR -> discriminator;
            default -> throw new IllegalArgumentException("there is no player " + player);
        };
    }
}
