package org.areogan.synth.export;

import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.Ai4MarsLayout;

/** What the AI4Mars layout loses. */
final class Ai4MarsNote {
    private Ai4MarsNote() {}

    /** Whether AI4Mars has no label for our class of this name. */
    static boolean lacks(String className) {
        return Ai4MarsLayout.label(className).isEmpty();
    }

    /** For the data card. */
    static String text(ClassSet classes) {
        List<String> lost = classes.classes().stream()
                .map(TerrainClass::name)
                .filter(Ai4MarsNote::lacks)
                .toList();
        String labels = "The AI4Mars layout: JPEG changes grey values by a few levels of 255";
        return lost.isEmpty()
                ? labels + "."
                : labels + "; it has no label for " + String.join(", ", lost) + ", written as " + Ai4MarsLayout.NO_LABEL
                        + " (no label).";
    }
}
