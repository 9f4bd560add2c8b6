package org.areogan.trainer.tuning.space;

import java.util.List;
import java.util.Optional;

/** The values that one key may take. A value is the text that a configuration has for it, in YAML. */
public sealed interface Range permits RealRange, IntegerRange, Choice {
    /**
     * The value at a share of the range; shares drawn uniformly give values as the range distributes them.
     *
     * @param share [0, 1)
     */
    String at(double share);

    /**
     * Where a value of the range lies in the space that is modelled: one coordinate in [0, 1], or one for each choice.
     *
     * @throws NumberFormatException if the value is no number where the range has numbers
     */
    double[] coordinates(String value);

    /** All values that a grid goes through, in order; nothing where the range is continuous and names no steps. */
    Optional<List<String>> grid();

    /** Values that tell whether a configuration takes the range: its ends, or all choices. */
    List<String> ends();

    /** Whether the value can be of this range. */
    boolean contains(String value);

    /** As the file of a space has it. */
    String text();
}
