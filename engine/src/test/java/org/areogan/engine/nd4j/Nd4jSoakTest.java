package org.areogan.engine.nd4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.areogan.engine.DeviceArray;
import org.areogan.engine.Engines;
import org.areogan.engine.Session;
import org.areogan.engine.TinyNetwork;
import org.junit.jupiter.api.Test;

class Nd4jSoakTest {
    private static final int STEPS = 2_000;

    /** Scalars that ND4J makes inside its own calls wait for the garbage collector. */
    private static final long ARRAY_TOLERANCE = 64L << 10;

    /** The virtual machine itself grows as it compiles; a leak of one array of 64 KiB a step would exceed this. */
    private static final long TOLERANCE = 60L << 20;

    /** SameDiff's own session held 48 MB more after each step of a small U-Net. */
    @Test
    void nativeMemoryLevelsOffOverTwoThousandSteps() {
        try (TinyNetwork network = new TinyNetwork();
                Session session = network.open(List.of(network.objective()))) {
            long[] highest = new long[4];
            long[] highestOfArrays = new long[4];
            for (int step = 0; step < STEPS; step++) {
                Map<String, DeviceArray> inputs = network.upload(session, step);
                session.step("segment", inputs, 0.001, step).close();
                inputs.values().forEach(DeviceArray::close);
                int quarter = 4 * step / STEPS;
                highest[quarter] = Math.max(highest[quarter], Engines.nativeBytes());
                highestOfArrays[quarter] = Math.max(highestOfArrays[quarter], Engines.arrayBytes());
            }
            assertThat(highestOfArrays[3]).isLessThan(highestOfArrays[1] + ARRAY_TOLERANCE);
            assertThat(highest[3]).isLessThan(highest[1] + TOLERANCE);
        }
    }
}
