package org.areogan.generator.refine;

import java.util.List;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;

/**
 * Steps that are taken one after another.
 *
 * @param steps such as {@link GuidedBorders}, {@link Opening}, {@link Closing}, {@link SmallestRegion} and {@link Holes}
 */
public record Refinement(List<Refiner> steps) implements Refiner {
    private static final int LARGEST_RADIUS = 1000;

    /** @throws UserException if {@link GuidedBorders} come after another step, whose mask they would make anew */
    public Refinement {
        steps = List.copyOf(steps);
        for (Refiner step : steps.subList(Math.min(1, steps.size()), steps.size())) {
            if (step instanceof GuidedBorders) {
                throw new UserException("guided makes the mask anew from the probabilities, so what the steps before it"
                        + " did would be lost; put it first");
            }
        }
    }

    @Override
    public Prediction refine(Frame frame, Prediction prediction, ClassSet classes) {
        Prediction refined = prediction;
        for (Refiner step : steps) {
            refined = step.refine(frame, refined, classes);
        }
        return refined;
    }

    @Override
    public boolean readsProbabilities() {
        return steps.stream().anyMatch(Refiner::readsProbabilities);
    }

    /** @throws UserException if a step's number is below 1 */
    static void requirePositive(String what, int number) {
        if (number < 1) {
            throw new UserException(what + " must be 1 or above, got " + number);
        }
    }

    /** @throws UserException if a step's radius is out of range */
    static void requireRadius(String what, int radius) {
        if (radius < 1 || radius > LARGEST_RADIUS) {
            throw new UserException(what + " must be between 1 and " + LARGEST_RADIUS + ", got " + radius);
        }
    }
}
