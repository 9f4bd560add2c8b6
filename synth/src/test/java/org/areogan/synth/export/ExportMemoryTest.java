package org.areogan.synth.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.areogan.synth.TestPairs;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pixels of 20,000 pairs take 23 MB as bytes and 57 MB as frames and masks; none of it may stay in memory. */
class ExportMemoryTest {
    private static final int PAIRS = 20_000;
    private static final int SIDE = 24;
    private static final int STEP = 4_000;
    private static final long MOST_GROWTH = 8L << 20;

    @TempDir
    Path folder;

    @Test
    void memoryDoesNotGrowWithTheNumberOfPairs() {
        List<Long> used = new ArrayList<>();
        Spool spool = TestPairs.open(folder);
        for (int number = 0; number < PAIRS; number++) {
            spool.keep(TestPairs.proposal(SIDE, SIDE, number), number, number, Map.of("truth", 0.5));
            if (number % STEP == 0) {
                spool.endRound(number + 1);
                used.add(usedMemory());
            }
        }
        spool.endRound(PAIRS);
        spool.forEach((entry, sample) -> {
            if (entry.index() % STEP == 0) {
                used.add(usedMemory());
            }
        });
        spool.forEachNewest(2, sample -> used.add(usedMemory()));
        DataSet real = new MeasuringDataSet(used);
        Exporter.write(
                spool, new ExportRequest(Set.of(ExportFormat.NPZ), Optional.of(real), TestPairs.facts("big-rock")));
        used.add(usedMemory());
        assertThat(used)
                .hasSize(18)
                .allSatisfy(bytes -> assertThat(bytes - used.get(0)).isLessThan(MOST_GROWTH));
    }

    private static long usedMemory() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** As many real pairs, made when they are asked for, that take the measure as they are. */
    private record MeasuringDataSet(List<Long> used) implements DataSet {
        @Override
        public String source() {
            return "measured";
        }

        @Override
        public ClassSet classes() {
            return ClassSet.ROVER;
        }

        @Override
        public int size() {
            return PAIRS;
        }

        @Override
        public boolean labelled() {
            return true;
        }

        @Override
        public String id(int index) {
            return Integer.toString(index);
        }

        @Override
        public Optional<String> group(int index) {
            return Optional.empty();
        }

        @Override
        public Frame frame(int index) {
            if (index % STEP == 0) {
                used.add(usedMemory());
            }
            return new Frame(SIDE, SIDE, new float[SIDE * SIDE]);
        }

        @Override
        public Mask mask(int index) {
            return new Mask(SIDE, SIDE, new byte[SIDE * SIDE]);
        }
    }
}
