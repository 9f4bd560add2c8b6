package org.areogan.synth.proposal;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.paste.Paster;

/**
 * What a proposal with pasted pieces is made of.
 *
 * @param sources ids of the ground and then of the tiles that the pieces were cut out of, each once
 * @param scenes that these are from
 */
public record Origins(List<String> sources, List<String> scenes) {
    /** @param index of the ground in the data set */
    public static Origins of(DataSet grounds, int index, Paster.Pasted pasted) {
        Set<String> sources = new LinkedHashSet<>(List.of(grounds.id(index)));
        Set<String> scenes = new LinkedHashSet<>(List.of(grounds.group(index).orElse(grounds.id(index))));
        pasted.pieces().forEach(piece -> {
            sources.add(piece.source());
            scenes.add(piece.scene());
        });
        return new Origins(List.copyOf(sources), List.copyOf(scenes));
    }
}
