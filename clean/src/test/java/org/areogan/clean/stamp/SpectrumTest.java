package org.areogan.clean.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpectrumTest {
    @Test
    void aCorrelationIsTheSumOfProductsAtEveryPlace() {
        SplittableRandom random = new SplittableRandom(4);
        double[] one = random.doubles(5 * 7).toArray();
        double[] other = random.doubles(2 * 3).toArray();
        Spectrum correlated = Spectrum.of(5, 7, one, 7).correlation(Spectrum.of(5, 7, other, 3), false);

        assertThat(correlated.rows()).isEqualTo(8);
        assertThat(correlated.columns()).isEqualTo(8);
        for (int down = 0; down <= 3; down++) {
            for (int right = 0; right <= 4; right++) {
                double sum = 0;
                for (int row = 0; row < 2; row++) {
                    for (int column = 0; column < 3; column++) {
                        sum += one[(row + down) * 7 + column + right] * other[row * 3 + column];
                    }
                }
                assertThat(correlated.real()[down][right]).isCloseTo(sum, within(1e-12));
            }
        }
    }

    @Test
    void phaseCorrelationHasOnePeakWhereAPictureWasMoved() {
        double[] picture = new SplittableRandom(5).doubles(36).toArray();
        double[] moved = new double[36];
        for (int pixel = 0; pixel < 36; pixel++) {
            int row = pixel / 6;
            int column = pixel % 6;
            if (row + 2 < 6 && column + 1 < 6) {
                moved[(row + 2) * 6 + column + 1] = picture[pixel];
            }
        }
        Spectrum correlated = Spectrum.of(12, 12, moved, 6).correlation(Spectrum.of(12, 12, picture, 6), true);
        double most = 0;
        for (double[] row : correlated.real()) {
            for (double value : row) {
                most = Math.max(most, value);
            }
        }
        assertThat(correlated.real()[2][1]).isEqualTo(most);
    }
}
