package org.areogan.generator.tiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Networks;
import org.areogan.generator.PlainEngine;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TilingTest {
    private static final SegmentOptions TILED = SegmentOptions.STANDARD.withTile(SegmentOptions.SMALLEST_TILE);
    private static final SegmentOptions WHOLE = SegmentOptions.STANDARD.withTile(4096);

    @ParameterizedTest
    @CsvSource({"700,513,false", "1300,301,false", "601,1203,true"})
    void tilesSayWhatTheWholeFrameDoes(int height, int width, boolean eachFrame) {
        assertTiledEqualsWhole(
                Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE),
                Networks.frame(height, width, 4),
                eachFrame);
    }

    @ParameterizedTest
    @EnumSource(Up.class)
    void tilesSayWhatTheWholeFrameDoesWhereverTheNetworkReaches(Up up) {
        UNet.Options deep = new UNet.Options(
                List.of(2, 2, 2, 2),
                3,
                3,
                0,
                DropoutKind.ELEMENT,
                Block.PLAIN,
                Norm.NONE,
                up == Up.UPSAMPLE ? Down.STRIDED : Down.MAX_POOL,
                up,
                Initializer.HE);
        assertTiledEqualsWhole(deep, Networks.frame(530, 700, 9), false);
    }

    @Test
    void tilesOfTwoStagesReachTwiceAsFar() {
        UNet.Options two =
                Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE).withStages(2, 0.3);
        assertThat(two.reach()).isEqualTo(2 * two.firstStage().reach() + 4);
        assertTiledEqualsWhole(two, Networks.frame(530, 700, 9), false);
    }

    private static void assertTiledEqualsWhole(UNet.Options options, Frame frame, boolean eachFrame) {
        Normalization normalization = new Normalization(0.4, 0.25, eachFrame);
        try (Parameters parameters = Networks.parameters(options, 5, 1);
                Segmenter segmenter =
                        new Segmenter(options, ClassSet.ROVER, normalization, parameters, new PlainEngine())) {
            float[] whole = segmenter.with(WHOLE).predict(frame).probabilities();
            float[] tiled = segmenter.with(TILED).predict(frame).probabilities();
            assertThat(Tiling.of(frame, options.multiple(), options.reach(), TILED.tile())
                                    .rows()
                                    .size()
                            * Tiling.of(frame, options.multiple(), options.reach(), TILED.tile())
                                    .columns()
                                    .size())
                    .isGreaterThan(1);
            float worst = 0;
            for (int at = 0; at < whole.length; at++) {
                worst = Math.max(worst, Math.abs(whole[at] - tiled[at]));
            }
            assertThat(worst).isLessThan(1e-5f);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void eachPixelIsHandedOnOnceAndFromTheTopDown(boolean flips) {
        UNet.Options options = Networks.with(Norm.BATCH, Down.MAX_POOL, Up.DEPTH_TO_SPACE);
        Frame frame = Networks.frame(640, 1101, 4);
        int[] times = new int[640 * 1101];
        int[] next = new int[1101];
        List<String> wrong = new ArrayList<>();
        try (Parameters parameters = Networks.parameters(options, 5, 1);
                Network network =
                        new Network(options, 5, new Normalization(0.4, 0.25), parameters, false, new PlainEngine())) {
            new Tiles(List.of(network), 5, flips, 512).look(frame, (row, column, count, said, from) -> {
                for (int each = column; each < column + count; each++) {
                    times[row * 1101 + each]++;
                    float sum = 0;
                    for (int id = 0; id < 5; id++) {
                        sum += said[from + 5 * (each - column) + id];
                    }
                    if (row != next[each]++ || Math.abs(sum - 1) > 1e-5f) {
                        wrong.add(row + ", " + each + ": " + sum);
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
        assertThat(Arrays.stream(times).distinct()).containsExactly(1);
    }

    /** The bottleneck of one level with no convolution wider than a pixel sees a square of two by two. */
    @Test
    void theReachIsThatOfTheLayersOneAfterAnother() {
        assertThat(reach(List.of(4), 1)).isEqualTo(3);
        // 2 at the top and 1 + 2 / 2 below; 2 in the bottleneck, twice that and 1 above, and 2 again at the top.
        assertThat(reach(List.of(4), 3)).isEqualTo(2 * (2 + 2) + 1 + 2);
    }

    private static int reach(List<Integer> filters, int kernel) {
        return new UNet.Options(
                        filters,
                        4,
                        kernel,
                        0,
                        DropoutKind.ELEMENT,
                        Block.PLAIN,
                        Norm.NONE,
                        Down.MAX_POOL,
                        Up.TRANSPOSED,
                        Initializer.HE)
                .reach();
    }

    @ParameterizedTest
    @CsvSource({"3000, 4000", "1025, 1040", "900, 2049", "512, 5000"})
    void allTilesOfAFrameNeedOnePaddedSize(int height, int width) {
        Tiling tiling = Tiling.of(new Frame(height, width, new float[height * width]), 16, 100, 512);
        for (List<Tiling.Span> spans : List.of(tiling.rows(), tiling.columns())) {
            assertThat(spans.stream().map(span -> (span.length() + 15) / 16)).containsOnly(512 / 16);
            assertThat(spans).allSatisfy(span -> assertThat(span.from() % 16).isZero());
            assertThat(spans.get(0).from()).isZero();
        }
        assertThat(tiling.rows().get(tiling.rows().size() - 1))
                .satisfies(last -> assertThat(last.from() + last.length()).isEqualTo(height));
    }

    @Test
    void saysOfNeighboursSumToOneWhereTheyMeet() {
        Tiling tiling = new Tiling(
                List.of(new Tiling.Span(0, 96, false, true), new Tiling.Span(32, 96, true, false)), List.of(), 16);
        float[] first = tiling.rows().get(0).weights(16);
        float[] second = tiling.rows().get(1).weights(16);
        for (int row = 48; row < 80; row++) {
            assertThat(first[row] + second[row - 32]).as("row " + row).isCloseTo(1, within(1e-6f));
        }
        assertThat(first[0]).isEqualTo(1);
        assertThat(first[80]).isZero();
        assertThat(second[15]).isZero();
        assertThat(second[95]).isEqualTo(1);
    }
}
