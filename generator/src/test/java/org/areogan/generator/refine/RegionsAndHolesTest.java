package org.areogan.generator.refine;

import static org.areogan.generator.refine.Drawn.refined;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.junit.jupiter.api.Test;

/** Against masks drawn by hand. */
class RegionsAndHolesTest {
    @Test
    void aSmallRegionTakesTheNeighbourThatIsMostProbableOverAllItsPixels() {
        Prediction prediction = Drawn.prediction("114422", "114422", "111222");
        // Sand is likelier still, but it is no neighbour; of soil and bedrock, bedrock has more over both rows.
        for (int pixel : new int[] {2, 3, 8, 9}) {
            probable(prediction, pixel, 3, 0.6f);
            probable(prediction, pixel, 1, pixel == 2 ? 0.3f : 0.1f);
        }
        probable(prediction, 8, 2, 0.35f);
        probable(prediction, 9, 2, 0.35f);
        assertThat(refined(new SmallestRegion(5), prediction)).containsExactly("112222", "112222", "111222");
    }

    private static void probable(Prediction prediction, int pixel, int id, float probability) {
        prediction.probabilities()[pixel * Drawn.CLASSES + id] = probability;
    }

    @Test
    void ofNeighboursThatAreAsProbableTheLowestIdIsTaken() {
        assertThat(refined(new SmallestRegion(2), "3342", "3322")).containsExactly("3322", "3322");
    }

    @Test
    void regionsThatAreLargeEnoughStayAndOnlySidesConnect() {
        assertThat(refined(new SmallestRegion(2), "14111", "14111", "11141", "11114"))
                .containsExactly("14111", "14111", "11111", "11111");
        assertThat(refined(new SmallestRegion(1), "141")).containsExactly("141");
    }

    @Test
    void regionsThatAreSmallTogetherGoOneAfterAnotherUntilNoneIsLeft() {
        assertThat(refined(new SmallestRegion(4), "1111111", "1232341", "1111111", "1111111"))
                .containsExactly("1111111", "1111111", "1111111", "1111111");
    }

    @Test
    void whatHasNoClassBesideItStaysAndNoLabelIsNeitherTouchedNorTaken() {
        assertThat(refined(new SmallestRegion(9), "?4?", "4??", "???")).containsExactly("?4?", "4??", "???");
        assertThat(refined(new SmallestRegion(3), "?4111", "?1111")).containsExactly("?1111", "?1111");
        assertThat(refined(new SmallestRegion(99), "44", "44")).containsExactly("44", "44");
    }

    @Test
    void aHoleIsFilledByTheClassAroundItWhateverIsInIt() {
        assertThat(refined(new Holes(4), "4444444", "4124444", "4344124", "4444444"))
                .containsExactly("4444444", "4444444", "4444444", "4444444");
    }

    @Test
    void holesThatAreLargeEnoughOrReachTheEdgeStay() {
        assertThat(refined(new Holes(3), "44444", "41114", "44444")).containsExactly("44444", "41114", "44444");
        assertThat(refined(new Holes(9), "44444", "11144", "44444")).containsExactly("44444", "11144", "44444");
    }

    @Test
    void pixelsThatTouchAtCornersAreOneHole() {
        assertThat(refined(new Holes(2), "11111", "14111", "11411", "11111"))
                .containsExactly("11111", "14111", "11411", "11111");
        assertThat(refined(new Holes(9), "1111", "1411", "1141")).containsExactly("1111", "1411", "1141");
    }

    @Test
    void ofHolesWithinHolesTheLargestIsFilled() {
        String[] ring = {"1111111", "1444441", "1424241", "1444441", "1111111"};
        assertThat(refined(new Holes(20), ring)).containsOnly("1111111");
        assertThat(refined(new Holes(5), ring)).containsExactly("1111111", "1444441", "1444441", "1444441", "1111111");
    }

    @Test
    void whatHasAPixelWithoutLabelIsNoHole() {
        assertThat(refined(new Holes(9), "11111", "14?11", "11111")).containsExactly("11111", "14?11", "11111");
    }

    @Test
    void numbersOfPixelsBelowOneAreRefused() {
        assertThatThrownBy(() -> new SmallestRegion(0))
                .isInstanceOf(UserException.class)
                .hasMessage("the pixels of smallest must be 1 or above, got 0");
        assertThatThrownBy(() -> new Holes(0)).isInstanceOf(UserException.class);
    }
}
