package org.areogan.terrain.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.terrain.split.Shuffle;

class ScoresLaws {
    private static final int PIXELS = 60;

    @Law
    void mergedPartsEqualTheWhole(Draw any) {
        long seed = any.number();
        int cut = any.integer(1, PIXELS - 1);
        byte[] truth = ids(seed, true);
        byte[] prediction = ids(seed + 1, false);
        ConfusionMatrix first = matrix(part(truth, 0, cut), part(prediction, 0, cut));
        first.merge(matrix(part(truth, cut, PIXELS), part(prediction, cut, PIXELS)));
        assertThat(first).isEqualTo(matrix(truth, prediction));
    }

    @Law
    void orderOfPixelsDoesNotMatter(Draw any) {
        long seed = any.number();
        byte[] truth = ids(seed, true);
        byte[] prediction = ids(seed + 1, false);
        List<Integer> order = new ArrayList<>(IntStream.range(0, PIXELS).boxed().toList());
        Shuffle.shuffle(order, new SplittableRandom(seed + 2));
        byte[] shuffledTruth = new byte[PIXELS];
        byte[] shuffledPrediction = new byte[PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            shuffledTruth[pixel] = truth[order.get(pixel)];
            shuffledPrediction[pixel] = prediction[order.get(pixel)];
        }
        assertThat(matrix(shuffledTruth, shuffledPrediction)).isEqualTo(matrix(truth, prediction));
    }

    @Law
    void perfectPredictionScoresOne(Draw any) {
        long seed = any.number();
        byte[] truth = ids(seed, false);
        truth[0] = 1;
        Scores scores = Scores.of(matrix(truth, truth));
        for (Reading reading : Reading.values()) {
            assertThat(scores.meanIou(reading)).isEqualTo(1);
            assertThat(scores.pixelAccuracy(reading)).isEqualTo(1);
            assertThat(scores.balancedAccuracy(reading)).isEqualTo(1);
        }
    }

    @Law
    void keptReadingNeverScoresHigherThanLeftOut(Draw any) {
        long seed = any.number();
        Scores scores = Scores.of(matrix(ids(seed, true), ids(seed + 1, false)));
        for (int id = 1; id < 5; id++) {
            double kept = scores.iou(id, Reading.KEPT);
            double leftOut = scores.iou(id, Reading.LEFT_OUT);
            assertThat(kept).isBetween(0.0, Double.isNaN(leftOut) ? 0.0 : leftOut);
        }
    }

    private static ConfusionMatrix matrix(byte[] truth, byte[] prediction) {
        ConfusionMatrix matrix = new ConfusionMatrix(ClassSet.ROVER);
        matrix.add(new Mask(1, truth.length, truth), new Mask(1, prediction.length, prediction));
        return matrix;
    }

    private static byte[] part(byte[] ids, int from, int to) {
        return Arrays.copyOfRange(ids, from, to);
    }

    private static byte[] ids(long seed, boolean withNoLabel) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] ids = new byte[PIXELS];
        for (int pixel = 0; pixel < PIXELS; pixel++) {
            int id = random.nextInt(withNoLabel ? 6 : 5);
            ids[pixel] = (byte) (id == 5 ? 255 : id);
        }
        return ids;
    }
}
