package org.areogan.terrain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.Scores.ClassScore;
import org.areogan.terrain.score.Scores.Reading;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {
    private static final Offset<Double> EXACT = within(1e-12);

    /** Rows are the truth, columns the prediction: background, soil, bedrock, sand, big rock. */
    private static final long[][] TABLE = {
        {10, 5, 0, 0, 0},
        {2, 80, 8, 10, 0},
        {0, 10, 30, 0, 0},
        {0, 4, 6, 10, 0},
        {0, 1, 1, 2, 0},
    };

    private final Scores scores = Scores.of(ConfusionMatrix.fromArray(ClassSet.ROVER, TABLE));

    @Test
    void leftOutReadingIgnoresTheRowOfBackground() {
        // Soil: 80 found of 100; predicted as soil in the scored rows 80 + 10 + 4 + 1 = 95; union 100 + 95 - 80.
        ClassScore soil = scores.of(1, Reading.LEFT_OUT);
        assertThat(soil.pixels()).isEqualTo(100);
        assertThat(soil.iou()).isEqualTo(80.0 / 115, EXACT);
        assertThat(soil.precision()).isEqualTo(80.0 / 95, EXACT);
        assertThat(soil.recall()).isEqualTo(80.0 / 100, EXACT);
        assertThat(soil.f1()).isEqualTo(160.0 / 195, EXACT);
        // Bedrock: 30 of 40, predicted 8 + 30 + 6 + 1 = 45. Sand: 10 of 20, predicted 10 + 10 + 2 = 22.
        assertThat(scores.iou(2, Reading.LEFT_OUT)).isEqualTo(30.0 / 55, EXACT);
        assertThat(scores.iou(3, Reading.LEFT_OUT)).isEqualTo(10.0 / 32, EXACT);
        assertThat(scores.meanIou(Reading.LEFT_OUT)).isEqualTo((80.0 / 115 + 30.0 / 55 + 10.0 / 32 + 0) / 4, EXACT);
        assertThat(scores.pixelAccuracy(Reading.LEFT_OUT)).isEqualTo(120.0 / 164, EXACT);
        assertThat(scores.balancedAccuracy(Reading.LEFT_OUT)).isEqualTo((0.8 + 0.75 + 0.5 + 0) / 4, EXACT);
    }

    @Test
    void keptReadingCountsBackgroundTakenForSoil() {
        // Predicted as soil in all rows: 5 + 95 = 100; union 100 + 100 - 80.
        assertThat(scores.iou(1, Reading.KEPT)).isEqualTo(80.0 / 120, EXACT);
        assertThat(scores.of(1, Reading.KEPT).precision()).isEqualTo(0.8, EXACT);
        // Background: 10 of 15, predicted 12; it has an IoU here but is not in the mean.
        assertThat(scores.iou(0, Reading.KEPT)).isEqualTo(10.0 / 17, EXACT);
        assertThat(scores.meanIou(Reading.KEPT)).isEqualTo((80.0 / 120 + 30.0 / 55 + 10.0 / 32 + 0) / 4, EXACT);
        assertThat(scores.pixelAccuracy(Reading.KEPT)).isEqualTo(130.0 / 179, EXACT);
        assertThat(scores.balancedAccuracy(Reading.KEPT)).isEqualTo((10.0 / 15 + 0.8 + 0.75 + 0.5 + 0) / 5, EXACT);
    }

    @Test
    void classThatIsNeverFoundScoresZeroWithoutAPrecision() {
        ClassScore rock = scores.of(4, Reading.LEFT_OUT);
        assertThat(rock.iou()).isZero();
        assertThat(rock.recall()).isZero();
        assertThat(rock.f1()).isZero();
        assertThat(rock.precision()).isNaN();
    }

    @Test
    void balancedAccuracyOfTwoClassesIsTheMeanOfTheirRecalls() {
        // 60 pixels of ground, 50 of them found; 40 of craters, 35 of them found.
        Scores scores = Scores.of(ConfusionMatrix.fromArray(ClassSet.CRATERS, new long[][] {{50, 10}, {5, 35}}));

        assertThat(scores.balancedAccuracy(Reading.LEFT_OUT)).isEqualTo((50 / 60.0 + 35 / 40.0) / 2, EXACT);
        assertThat(scores.pixelAccuracy(Reading.LEFT_OUT)).isEqualTo(0.85, EXACT);
        assertThat(scores.meanIou(Reading.LEFT_OUT)).isEqualTo((50 / 65.0 + 35 / 50.0) / 2, EXACT);
        assertThat(ScoreTable.format(scores)).contains("balanced accuracy    0.8542");
    }

    @Test
    void classThatIsAbsentIsLeftOutOfTheMean() {
        ConfusionMatrix soilOnly = new ConfusionMatrix(ClassSet.ROVER);
        soilOnly.add(1, 1, 3);
        soilOnly.add(1, 0, 1);
        Scores absent = Scores.of(soilOnly);
        assertThat(absent.iou(2, Reading.LEFT_OUT)).isNaN();
        assertThat(absent.of(2, Reading.LEFT_OUT).recall()).isNaN();
        assertThat(absent.of(2, Reading.LEFT_OUT).f1()).isNaN();
        assertThat(absent.meanIou(Reading.LEFT_OUT)).isEqualTo(0.75, EXACT);
    }

    @Test
    void classThatIsOnlyPredictedPullsTheMeanDown() {
        ConfusionMatrix invented = new ConfusionMatrix(ClassSet.ROVER);
        invented.add(1, 1, 3);
        invented.add(1, 2, 1);
        assertThat(Scores.of(invented).iou(2, Reading.LEFT_OUT)).isZero();
        assertThat(Scores.of(invented).meanIou(Reading.LEFT_OUT)).isEqualTo(0.75 / 2, EXACT);
    }

    @Test
    void everythingIsUndefinedWithoutPixels() {
        Scores nothing = Scores.of(new ConfusionMatrix(ClassSet.ROVER));
        assertThat(nothing.meanIou(Reading.LEFT_OUT)).isNaN();
        assertThat(nothing.pixelAccuracy(Reading.KEPT)).isNaN();
        assertThat(nothing.balancedAccuracy(Reading.KEPT)).isNaN();
        assertThat(nothing.byName())
                .containsOnlyKeys(
                        "pixels.background", "pixels.soil", "pixels.bedrock", "pixels.sand", "pixels.big-rock");
    }

    @Test
    void namesAreStableAndUndefinedFiguresAreMissing() {
        assertThat(scores.byName())
                .containsEntry("mean-iou", scores.meanIou(Reading.LEFT_OUT))
                .containsEntry("mean-iou-kept", scores.meanIou(Reading.KEPT))
                .containsEntry("pixel-accuracy", 120.0 / 164)
                .containsEntry("balanced-accuracy", 0.5125)
                .containsEntry("iou.big-rock", 0.0)
                .containsEntry("iou-kept.background", 10.0 / 17)
                .containsEntry("recall.sand", 0.5)
                .containsEntry("pixels.soil", 100.0)
                .doesNotContainKeys("precision.big-rock", "iou.background");
    }

    @Test
    void tableShowsARowForEachClassThenTheMeans() {
        assertThat(ScoreTable.format(scores).lines())
                .containsExactly(
                        "class                   IoU precision    recall        F1         pixels",
                        "background                -         -         -         -             15",
                        "soil                 0.6957    0.8421    0.8000    0.8205            100",
                        "bedrock              0.5455    0.6667    0.7500    0.7059             40",
                        "sand                 0.3125    0.4545    0.5000    0.4762             20",
                        "big-rock             0.0000         -    0.0000    0.0000              4",
                        "",
                        "mean IoU             0.3884  true background left out",
                        "mean IoU, kept       0.3812  all pixels counted",
                        "pixel accuracy       0.7317",
                        "balanced accuracy    0.5125");
    }
}
