package org.areogan.terrain.mars;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.check.DataReport;
import org.areogan.terrain.data.DataSets;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** On real tiles, where they are at hand: what their README says of them must come out. */
class ReliefTest {
    private static final Path DATA = Path.of(System.getenv().getOrDefault("AREOGAN_MARS_DATA", "../../shared/data"));

    private static DataReport report(String name) {
        Path file = DATA.resolve(name);
        Assumptions.assumeTrue(Files.exists(file), file + " is not at hand");
        return DataCheck.inspect(DataSets.openLabelled(file, DataSets.Options.DEFAULT));
    }

    @Test
    void exactlyTheContaminatedTilesAreFound() throws IOException {
        DataReport report = report("mars-terrain.npz");
        String listed = Files.readString(DATA.resolve("mars-terrain-contaminated.json"));
        List<Integer> contaminated = Pattern.compile("\\d+")
                .matcher(listed)
                .results()
                .map(number -> Integer.valueOf(number.group()))
                .toList();
        assertThat(report.suspects()).hasSize(40).isEqualTo(contaminated);
        assertThat(report.findings()).hasSize(1);
        assertThat(report.frames()).isEqualTo(2502);
        double[] shares = {0.142, 0.560, 0.188, 0.107, 0.0026};
        for (int id = 0; id < shares.length; id++) {
            assertThat(report.share(id)).isCloseTo(shares[id], within(0.005));
        }
        assertThat(report.framesPerClass().get(4)).isEqualTo(59);
    }

    @Test
    void theTestTilesAreClean() {
        DataReport report = report("mars-terrain-test.npz");
        assertThat(report.findings()).isEmpty();
        assertThat(report.framesPerClass().get(4)).isEqualTo(120);
    }
}
