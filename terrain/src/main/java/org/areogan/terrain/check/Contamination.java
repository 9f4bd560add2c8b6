package org.areogan.terrain.check;

import java.util.List;
import java.util.Optional;
import org.areogan.terrain.DataSet;

/**
 * When an identical mask on several frames is proof that they are spoilt.
 *
 * <p>In the reference data set a figure was pasted into 110 frames at changing places, always with one mask. Two honest
 * frames can share a mask as well: overlapping tiles of one scene, cut by the same black border, do (three in a row do so
 * in the tiles that this was measured on). Honest twins come from one scene, pasted ones from anywhere, so where
 * scenes are named the mask must be in three of them; where they are not, five frames must share it. Copies of one frame
 * are no proof at all: they have one mask because they are one frame.
 */
final class Contamination {
    private static final int SCENES = 3;
    private static final int FRAMES = 5;

    private Contamination() {}

    /** @param same frames of different pixels that share one mask of more than one class */
    static boolean suspect(List<Integer> same, DataSet data) {
        List<Optional<String>> scenes =
                same.stream().map(data::group).distinct().toList();
        return scenes.contains(Optional.<String>empty()) ? same.size() >= FRAMES : scenes.size() >= SCENES;
    }
}
