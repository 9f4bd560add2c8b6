package org.areogan.generator;

import java.util.List;
import java.util.stream.Stream;
import org.areogan.terrain.Frame;

/** The scales at which a frame is tried where the user leaves the choice to the networks. */
final class AutoScale {
    private static final List<Double> ALL = List.of(1.0, 0.5, 0.25, 0.125);

    /** A frame with a shorter side than this has no context left: half of what most training frames have. */
    private static final int SHORTEST_SIDE = 32;

    private AutoScale() {}

    static List<Double> candidates(Frame frame) {
        int side = Math.min(frame.height(), frame.width());
        return Stream.concat(ALL.stream().limit(1), ALL.stream().skip(1).filter(scale -> side * scale >= SHORTEST_SIDE))
                .toList();
    }
}
