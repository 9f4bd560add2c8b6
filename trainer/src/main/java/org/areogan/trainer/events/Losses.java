package org.areogan.trainer.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Losses of a step, or their means over an epoch, under the names that the players' objectives give them. Whatever an
 * objective names is in here, and so in progress, metrics, TensorBoard, report and checkpoint.
 *
 * @param terms in the order of the players: the weighted sum that a player makes smaller under the player's name, then
 *     its terms, each without its weight
 */
public record Losses(Map<String, Double> terms) {
    /** The weighted sum that the generator makes smaller. */
    public static final String GENERATOR = "generator";

    /** The generator's adversarial loss, the larger the better the discriminator tells its masks from real ones. */
    public static final String ADVERSARIAL = "adversarial";

    /** How far what the generator makes is from the truth. */
    public static final String RECONSTRUCTION = "reconstruction";

    /** What the discriminator makes smaller. */
    public static final String DISCRIMINATOR = "discriminator";

    /** What most games have, in this order. */
    public static final List<String> USUAL = List.of(GENERATOR, ADVERSARIAL, RECONSTRUCTION, DISCRIMINATOR);

    public Losses {
        terms = Collections.unmodifiableMap(new LinkedHashMap<>(terms));
    }

    /** NaN where the game has no such term. */
    public double of(String term) {
        return terms.getOrDefault(term, Double.NaN);
    }

    /** The weighted sum that the generator makes smaller. */
    public double generator() {
        return of(GENERATOR);
    }

    /** NaN without a discriminator. */
    public double discriminator() {
        return of(DISCRIMINATOR);
    }
}
