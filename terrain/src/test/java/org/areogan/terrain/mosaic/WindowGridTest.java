package org.areogan.terrain.mosaic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowGridTest {
    @ParameterizedTest
    @CsvSource({"600, 500, 128, 16, 37", "129, 1000, 128, 32, 200", "1, 1, 2048, 16, 5", "256, 256, 128, 8, 3"})
    void coresCoverThePictureOnceAndWhatIsSeenReachesAroundThem(
            int height, int width, int side, int multiple, int reach) {
        WindowGrid grid = new WindowGrid(height, width, side);
        int[] covered = new int[height * width];
        for (int number = 0; number < grid.count(); number++) {
            Window core = grid.core(number);
            for (int pixel = 0; pixel < core.pixels(); pixel++) {
                covered[(core.top() + pixel / core.width()) * width + core.left() + pixel % core.width()]++;
            }
            Window seen = grid.seen(number, multiple, reach);
            assertThat(seen.top() % multiple).isZero();
            assertThat(seen.left() % multiple).isZero();
            assertThat((width - seen.right()) % multiple).isZero();
            assertThat(seen.top()).isBetween(0, Math.max(0, core.top() - reach));
            assertThat(seen.left()).isBetween(0, Math.max(0, core.left() - reach));
            assertThat(seen.bottom()).isBetween(Math.min(height, core.bottom() + reach), height);
            assertThat(seen.right()).isBetween(Math.min(width, core.right() + reach), width);
        }
        assertThat(covered).containsOnly(1);
    }
}
