package org.areogan.generator.refine;

import static org.areogan.generator.refine.Drawn.refined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.areogan.files.UserException;
import org.junit.jupiter.api.Test;

/** Against masks drawn by hand, and against windows looked at one by one. */
class OpeningAndClosingTest {
    @Test
    void openingTakesAwayWhatIsThinAndKeepsWhatTheSquareFitsInto() {
        assertThat(refined(
                        new Opening(1),
                        "1111111111",
                        "1444111111",
                        "1444444411",
                        "1444111111",
                        "1111111111",
                        "1111111111",
                        "1111111111"))
                .containsExactly(
                        "1111111111",
                        "1444111111",
                        "1444111111",
                        "1444111111",
                        "1111111111",
                        "1111111111",
                        "1111111111");
    }

    @Test
    void whatIsThinTakesTheNearestClassAndOfEquallyNearOnesTheLowest() {
        assertThat(refined(new Opening(1), "3334222", "3334222", "3334222"))
                .containsExactly("3332222", "3332222", "3332222");
    }

    @Test
    void whatMayGoOnBeyondTheFrameIsNotThin() {
        assertThat(refined(new Opening(1), "44444", "11411", "11111", "11111"))
                .containsExactly("44444", "11111", "11111", "11111");
    }

    @Test
    void whatMayGoOnWhereThereIsNoLabelIsNotThinAndNoLabelIsNeverTouched() {
        assertThat(refined(new Opening(1), "?????", "?????", "44444", "11111", "11111", "11111"))
                .containsExactly("?????", "?????", "44444", "11111", "11111", "11111");
        assertThat(refined(new Opening(1), "?4?11", "?????", "11111", "11111", "11111"))
                .element(1)
                .isEqualTo("?????");
    }

    @Test
    void closingClosesGapsThatTheSquareDoesNotFitInto() {
        assertThat(refined(
                        new Closing(1),
                        "111111111111",
                        "144411444111",
                        "144411444111",
                        "144411444111",
                        "111111111111",
                        "111111111111"))
                .containsExactly(
                        "111111111111", "144444444111", "144444444111", "144444444111", "111111111111", "111111111111");
    }

    @Test
    void closingDoesNotGoOnToTheFramesEdge() {
        assertThat(refined(new Closing(1), "11111111", "14441111", "14441111", "14441111", "11111111", "11111111"))
                .containsExactly("11111111", "14441111", "14441111", "14441111", "11111111", "11111111");
    }

    @Test
    void whereSeveralClassesCloseTheLowestDoesAndNoLabelIsNeverTouched() {
        assertThat(refined(new Closing(1), "?3?", "404", "?3?")).containsExactly("?3?", "434", "?3?");
    }

    @Test
    void onRandomMasksTheyDoWhatTheirWindowsSay() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 40; round++) {
            int radius = 1 + round % 3;
            boolean[] area = new boolean[9 * 11];
            for (int pixel = 0; pixel < area.length; pixel++) {
                area[pixel] = random.nextInt(10) < 7;
            }
            boolean[] closed = Squares.closed(area, 9, 11, radius);
            for (int pixel = 0; pixel < area.length; pixel++) {
                assertThat(closed[pixel]).isEqualTo(!someFreeWindow(area, pixel, radius));
            }
        }
    }

    /** Whether some square that covers the pixel, on the plane of which the frame is a part, is free of the area. */
    private static boolean someFreeWindow(boolean[] area, int pixel, int radius) {
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                if (free(area, pixel / 11 + y, pixel % 11 + x, radius)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean free(boolean[] area, int row, int column, int radius) {
        for (int y = Math.max(0, row - radius); y <= Math.min(8, row + radius); y++) {
            for (int x = Math.max(0, column - radius); x <= Math.min(10, column + radius); x++) {
                if (area[y * 11 + x]) {
                    return false;
                }
            }
        }
        return true;
    }

    @Test
    void aRadiusBelowOneIsRefused() {
        assertThatThrownBy(() -> new Opening(0))
                .isInstanceOf(UserException.class)
                .hasMessage("the radius of open must be between 1 and 1000, got 0");
        assertThatThrownBy(() -> new Closing(-1)).isInstanceOf(UserException.class);
    }
}
