package org.areogan.trainer.game;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Objective;
import org.areogan.engine.StepResult;
import org.areogan.trainer.events.Losses;

/**
 * A step that the engine has been asked for and may still be computing.
 *
 * @param players who move in it
 */
record StepUnderWay(List<Objective> players, StepResult result) implements AutoCloseable {
    /** Waits for the engine where it is not done yet. */
    Losses losses() {
        Map<String, Double> terms = new LinkedHashMap<>();
        for (Objective player : players) {
            terms.put(player.name(), result.scalar(player.loss()));
            player.scalars().forEach(term -> terms.put(term, result.scalar(term)));
        }
        return new Losses(terms);
    }

    @Override
    public void close() {
        result.close();
    }
}
