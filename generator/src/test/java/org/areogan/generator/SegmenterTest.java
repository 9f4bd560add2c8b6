package org.areogan.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmenterTest {
    private static final Normalization NORMALIZATION = new Normalization(0.4, 0.25);
    private static final UNet.Options BATCH_NORM = Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE);

    private final PlainEngine engine = new PlainEngine();

    @ParameterizedTest
    @CsvSource({"1,1", "3,5", "4,8", "13,7", "64,31"})
    void framesOfAnySizeGetMasksOfTheirSize(int height, int width) {
        try (Parameters parameters = Networks.parameters(Networks.TINY, 5, 1);
                Segmenter segmenter = segmenter(Networks.TINY, parameters)) {
            Prediction prediction = segmenter.predict(Networks.frame(height, width, 3));
            assertThat(prediction.mask().height()).isEqualTo(height);
            assertThat(prediction.mask().width()).isEqualTo(width);
            assertThat(prediction.probabilities()).hasSize(height * width * 5);
            for (int row = 0; row < height; row++) {
                for (int column = 0; column < width; column++) {
                    assertIsADistributionWhoseLargestIsTheMask(prediction, row, column);
                }
            }
        }
    }

    private static void assertIsADistributionWhoseLargestIsTheMask(Prediction prediction, int row, int column) {
        double sum = 0;
        float largest = 0;
        for (int id = 0; id < prediction.classes(); id++) {
            sum += prediction.probability(row, column, id);
            largest = Math.max(largest, prediction.probability(row, column, id));
        }
        assertThat(sum).isCloseTo(1, within(1e-5));
        assertThat(prediction.probability(row, column, prediction.mask().at(row, column)))
                .isEqualTo(largest);
    }

    @Test
    void paddingRepeatsTheEdge() {
        Frame small = Networks.frame(3, 6, 4);
        float[] grey = new float[4 * 8];
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 8; column++) {
                grey[row * 8 + column] = small.at(Math.min(row, 2), Math.min(column, 5));
            }
        }
        try (Parameters parameters = Networks.parameters(Networks.TINY, 5, 1);
                Segmenter segmenter = segmenter(Networks.TINY, parameters)) {
            Prediction cropped = segmenter.predict(small);
            Prediction whole = segmenter.predict(new Frame(4, 8, grey));
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 6; column++) {
                    assertThat(cropped.probability(row, column, 2)).isEqualTo(whole.probability(row, column, 2));
                }
            }
        }
    }

    @Test
    void inferenceIsDeterministicThoughTheNetworkHasDropoutAndBatchNorm() {
        try (Parameters parameters = Networks.parameters(BATCH_NORM, 5, 1);
                Segmenter segmenter = segmenter(BATCH_NORM, parameters)) {
            List<Frame> frames = List.of(Networks.frame(8, 8, 1), Networks.frame(8, 8, 2));
            List<Prediction> once = segmenter.predict(frames);
            List<Prediction> again = segmenter.predict(frames);
            for (int i = 0; i < frames.size(); i++) {
                assertThat(again.get(i).probabilities())
                        .containsExactly(once.get(i).probabilities());
            }
        }
    }

    @Test
    void aFrameIsSegmentedTheSameAloneAndInCompany() {
        try (Parameters parameters = Networks.parameters(BATCH_NORM, 5, 1);
                Segmenter segmenter = segmenter(BATCH_NORM, parameters)) {
            Frame frame = Networks.frame(8, 8, 1);
            float[] alone = segmenter.predict(frame).probabilities();
            float[] inCompany = segmenter
                    .predict(List.of(Networks.frame(8, 8, 2), frame, Networks.frame(5, 9, 3)))
                    .get(1)
                    .probabilities();
            assertThat(inCompany).containsExactly(alone, Offset.offset(1e-5f));
        }
    }

    @Test
    void theNd4jEngineSaysWhatSameDiffSays() {
        try (Parameters parameters = Networks.parameters(BATCH_NORM, 5, 1);
                Segmenter plain = segmenter(BATCH_NORM, parameters);
                Segmenter fast = new Segmenter(BATCH_NORM, ClassSet.ROVER, NORMALIZATION, parameters, Engines.nd4j())) {
            for (int size : new int[] {8, 13, 8}) {
                Frame frame = Networks.frame(size, 9, size);
                assertThat(fast.predict(frame).probabilities())
                        .containsExactly(plain.predict(frame).probabilities(), Offset.offset(1e-5f));
            }
            parameters.get("generator/classes/weights").muli(2);
            assertThat(fast.predict(Networks.frame(8, 8, 1)).probabilities())
                    .containsExactly(plain.predict(Networks.frame(8, 8, 1)).probabilities(), Offset.offset(1e-5f));
        }
    }

    @Test
    void runningStatisticsDecideInference() {
        try (Parameters parameters = Networks.parameters(BATCH_NORM, 5, 1);
                Segmenter segmenter = segmenter(BATCH_NORM, parameters)) {
            Frame frame = Networks.frame(8, 8, 1);
            float[] before = segmenter.predict(frame).probabilities();
            parameters.get("generator/encoder1/norm1/mean").addi(0.5);
            float[] after = segmenter.predict(frame).probabilities();
            assertThat(Arrays.equals(before, after)).isFalse();
        }
    }

    @Test
    void framesThatNeedTheSamePaddingShareOnePassAndOnePredictor() {
        try (Parameters parameters = Networks.parameters(Networks.TINY, 5, 1);
                Segmenter segmenter = segmenter(Networks.TINY, parameters)) {
            segmenter.predict(List.of(Networks.frame(7, 8, 1), Networks.frame(16, 8, 2), Networks.frame(8, 5, 3)));
            assertThat(engine.predictorsMade).isEqualTo(2);
            assertThat(engine.passes).isEqualTo(2);
        }
    }

    @Test
    void predictorsOfManySizesDoNotPileUp() {
        try (Parameters parameters = Networks.parameters(Networks.TINY, 5, 1)) {
            try (Segmenter segmenter = segmenter(Networks.TINY, parameters)) {
                for (int size = 1; size <= 12; size++) {
                    segmenter.segment(Networks.frame(4, 4 * size, size));
                }
                assertThat(engine.predictorsMade).isEqualTo(12);
                assertThat(engine.predictorsOpen).isEqualTo(8);
            }
            assertThat(engine.predictorsOpen).isZero();
        }
    }

    private Segmenter segmenter(UNet.Options options, Parameters parameters) {
        return new Segmenter(options, ClassSet.ROVER, NORMALIZATION, parameters, engine);
    }
}
