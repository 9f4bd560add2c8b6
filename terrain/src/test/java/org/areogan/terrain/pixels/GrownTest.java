package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GrownTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 20})
    void aPixelIsInWhereOneOfTheAreaLiesInTheSquareAroundIt(int reach) {
        int height = 11;
        int width = 17;
        SplittableRandom random = new SplittableRandom(reach);
        boolean[] area = new boolean[height * width];
        for (int pixel = 0; pixel < area.length; pixel++) {
            area[pixel] = random.nextInt(25) == 0;
        }

        boolean[] grown = Grown.by(area, height, width, reach);

        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                boolean near = false;
                for (int pixel = 0; pixel < area.length; pixel++) {
                    near |= area[pixel]
                            && Math.abs(pixel / width - row) <= reach
                            && Math.abs(pixel % width - column) <= reach;
                }
                assertThat(grown[row * width + column])
                        .as("row %d, column %d", row, column)
                        .isEqualTo(near);
            }
        }
    }
}
