package org.areogan.terrain.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix = new ConfusionMatrix(ClassSet.ROVER);

    @Test
    void countsEachPixelByTruthAndPrediction() {
        matrix.add(mask(1, 1, 2, 4), mask(1, 3, 2, 0));
        assertThat(matrix.count(1, 1)).isEqualTo(1);
        assertThat(matrix.count(1, 3)).isEqualTo(1);
        assertThat(matrix.count(2, 2)).isEqualTo(1);
        assertThat(matrix.count(4, 0)).isEqualTo(1);
        assertThat(matrix.total()).isEqualTo(4);
    }

    @Test
    void skipsPixelsWithNoTrueLabelWhateverIsPredictedThere() {
        matrix.add(mask(255, 255, 1), mask(7, 255, 1));
        assertThat(matrix.total()).isEqualTo(1);
    }

    @Test
    void refusesAPredictionThatIsNoClassAndCountsNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.add(mask(1, 1), mask(1, 255)))
                .withMessage("the prediction must be a class id, 0 to 4, got 255");
        assertThat(matrix.total()).isZero();
    }

    @Test
    void refusesAnIllegalTruth() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.add(mask(7), mask(1)))
                .withMessage("the truth must be a class id, 0 to 4, got 7");
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.add(5, 0, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.add(0, -1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.add(0, 0, -1));
    }

    @Test
    void refusesMasksOfDifferentSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> matrix.add(mask(1, 1), new Mask(2, 1, new byte[2])))
                .withMessageContaining("1x2")
                .withMessageContaining("2x1");
    }

    @Test
    void countsBeyondTheRangeOfAnInt() {
        matrix.add(1, 1, Integer.MAX_VALUE);
        matrix.add(1, 1, Integer.MAX_VALUE);
        assertThat(matrix.count(1, 1)).isEqualTo(4_294_967_294L);
        assertThat(matrix.total()).isEqualTo(4_294_967_294L);
    }

    @Test
    void refusesToMergeAnotherClassSet() {
        ClassSet others = new ClassSet(ClassSet.ROVER.classes().subList(0, 3), 255);
        assertThatIllegalArgumentException().isThrownBy(() -> matrix.merge(new ConfusionMatrix(others)));
    }

    @Test
    void arrayIsACopyThatMakesAnEqualMatrix() {
        matrix.add(3, 2, 5);
        long[][] array = matrix.toArray();
        assertThat(ConfusionMatrix.fromArray(ClassSet.ROVER, array))
                .isEqualTo(matrix)
                .hasSameHashCodeAs(matrix);
        array[3][2] = 99;
        assertThat(matrix.count(3, 2)).isEqualTo(5);
        assertThat(ConfusionMatrix.fromArray(ClassSet.ROVER, array)).isNotEqualTo(matrix);
    }

    @Test
    void refusesAnArrayOfAnotherShape() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.fromArray(ClassSet.ROVER, new long[4][5]))
                .withMessage("5 classes need as many rows of counts, got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ConfusionMatrix.fromArray(ClassSet.ROVER, new long[5][6]))
                .withMessage("5 classes need as many counts in each row, got 6 in row 0");
    }

    private static Mask mask(int... ids) {
        byte[] bytes = new byte[ids.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            bytes[pixel] = (byte) ids[pixel];
        }
        return new Mask(1, ids.length, bytes);
    }
}
