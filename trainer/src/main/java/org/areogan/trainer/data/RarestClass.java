package org.areogan.trainer.data;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.check.CheckedData;
import org.areogan.trainer.configuration.InpaintingOptions;

/**
 * The scored class that a run's own training frames show least of.
 *
 * @param own the frames
 * @param found the class; empty where the frames show none that is scored
 */
record RarestClass(DataSet own, Optional<TerrainClass> found) {
    /** @param pixels of each class in the frames */
    static RarestClass of(DataSet own, long[] pixels) {
        return new RarestClass(
                own,
                own.classes().scored().stream()
                        .filter(each -> pixels[each.id()] > 0)
                        .min(Comparator.comparingLong(each -> pixels[each.id()])));
    }

    /** Squares around its pieces. @throws UserException if there are none, or a frame is smaller than a square */
    DataSet crops(List<CheckedData> additions, InpaintingOptions options) {
        return PieceCrops.of(
                own,
                additions.stream().map(CheckedData::data).toList(),
                found.orElseThrow(() -> nothingToPaint(own)).id(),
                options.crop(),
                options.others());
    }

    static UserException nothingToPaint(DataSet own) {
        return new UserException(
                own.source() + " shows no class that is scored, so there are no pieces to paint; add frames that do");
    }
}
