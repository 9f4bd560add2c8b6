package org.areogan.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.areogan.clean.detect.IdenticalMasks;
import org.areogan.clean.detect.Suspicion;
import org.areogan.clean.stamp.Stamp;
import org.areogan.clean.stamp.StampDetector;
import org.areogan.clean.stamp.StampLearner;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.data.DataSets;
import org.junit.jupiter.api.Test;

/** On real tiles, where they are at hand. */
class MarsDataTest {
    private static final Path DATA =
            Path.of(System.getenv().getOrDefault("AREOGAN_MARS_DATA", "../../shared/data"), "mars-terrain.npz");

    @Test
    void theFigureIsLearntFromSpoiltTilesAndFoundInThemAndInNoOther() {
        assumeThat(DATA)
                .describedAs("the Mars data set is not here; AREOGAN_MARS_DATA names its folder")
                .exists();
        DataSet tiles = DataSets.openLabelled(DATA, DataSets.Options.DEFAULT);
        List<List<Integer>> groups = new IdenticalMasks(DataCheck.inspect(tiles)).groups();
        assertThat(groups).hasSize(1);
        List<Integer> spoilt = groups.get(0);
        Stamp stamp = StampLearner.learn(tiles, spoilt).orElseThrow();

        List<Integer> some = new ArrayList<>(spoilt);
        for (int index = 0; index < tiles.size(); index += 12) {
            if (!spoilt.contains(index)) {
                some.add(index);
            }
        }
        assertThat(new StampDetector(stamp, "the figure", StampDetector.USUAL_LIKENESS).find(tiles.select(some)))
                .extracting(Suspicion::frame)
                .containsExactlyElementsOf(
                        IntStream.range(0, spoilt.size()).boxed().toList());
    }
}
