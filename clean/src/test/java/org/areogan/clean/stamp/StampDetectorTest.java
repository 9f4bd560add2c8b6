package org.areogan.clean.stamp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.areogan.clean.StampedMars;
import org.areogan.clean.StampedMars.Position;
import org.areogan.clean.detect.Suspicion;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.pixels.Grey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StampDetectorTest {
    @TempDir
    Path folder;

    /** The figure with a rim of the first frame's ground, as somebody cuts it out. */
    private static Stamp cutOut() {
        Frame frame = StampedMars.stamped(StampedMars.clean(0).frame(), 4, 6, new Position(0, false));
        float[] grey = new float[StampedMars.FIGURE_HEIGHT * StampedMars.FIGURE_WIDTH];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = frame.at(4 + pixel / StampedMars.FIGURE_WIDTH, 6 + pixel % StampedMars.FIGURE_WIDTH);
        }
        return Stamp.of(new Frame(StampedMars.FIGURE_HEIGHT, StampedMars.FIGURE_WIDTH, grey));
    }

    private static DataSet data(Frame... frames) {
        return new MemoryDataSet(
                "frames",
                ClassSet.ROVER,
                Arrays.stream(frames)
                        .map(frame -> new Sample(
                                frame, new Mask(frame.height(), frame.width(), new byte[frame.grey().length])))
                        .toList(),
                List.of());
    }

    @ParameterizedTest
    @CsvSource({"0,false", "1,false", "2,false", "3,false", "0,true", "1,true", "2,true", "3,true"})
    void theFigureIsFoundAtItsPlaceHoweverItIsTurned(int quarters, boolean mirrored) {
        Position position = new Position(quarters, mirrored);
        Frame frame = StampedMars.stamped(StampedMars.clean(7).frame(), 13, 29, position);
        StampMatch match = new StampMatcher(cutOut(), frame.height(), frame.width()).match(frame);

        assertThat(match.likeness()).isBetween(StampDetector.USUAL_LIKENESS, 1.0);
        assertThat(match.top()).isEqualTo(13);
        assertThat(match.left()).isEqualTo(29);
    }

    @Test
    void onlyStampedFramesAreTold() {
        DataSet frames = StampedMars.dataSet(24, true);
        List<Suspicion> found = new StampDetector(cutOut(), "the egg", StampDetector.USUAL_LIKENESS).find(frames);

        assertThat(found).extracting(Suspicion::frame).containsExactly(3, 7, 11, 15, 19, 23);
        int[] place = StampedMars.place(2);
        assertThat(found.get(2).reason()).contains("the egg at row " + place[0] + ", column " + place[1]);
    }

    @Test
    void aCornerOfTheFrameIsAPlaceLikeAnyOther() {
        Position upright = new Position(0, false);
        int bottom = StampedMars.HEIGHT - StampedMars.FIGURE_HEIGHT;
        int right = StampedMars.WIDTH - StampedMars.FIGURE_WIDTH;
        Frame frame = StampedMars.stamped(StampedMars.clean(8).frame(), bottom, right, upright);
        StampMatch match = new StampMatcher(cutOut(), frame.height(), frame.width()).match(frame);
        assertThat(List.of(match.top(), match.left())).containsExactly(bottom, right);
    }

    @Test
    void likenessIsTheNormalisedCrossCorrelationOverTheOutline() {
        Frame frame = StampedMars.clean(9).frame();
        boolean[] inside = new boolean[6];
        Arrays.fill(inside, true);
        inside[2] = false;
        Stamp stamp = new Stamp(2, 3, new float[] {0.2f, 0.9f, 0.5f, 0.4f, 0.1f, 0.6f}, inside);
        double best = -1;
        for (Stamp each : stamp.orientations()) {
            for (int top = 0; top <= frame.height() - each.height(); top++) {
                for (int left = 0; left <= frame.width() - each.width(); left++) {
                    best = Math.max(best, correlation(frame, each, top, left));
                }
            }
        }
        assertThat(stamp.orientations()).hasSize(8);
        assertThat(new StampMatcher(stamp, frame.height(), frame.width())
                        .match(frame)
                        .likeness())
                .isCloseTo(best, within(1e-6));
    }

    private static double correlation(Frame frame, Stamp stamp, int top, int left) {
        List<double[]> pairs = new ArrayList<>();
        for (int pixel = 0; pixel < stamp.grey().length; pixel++) {
            if (stamp.inside()[pixel]) {
                pairs.add(new double[] {
                    stamp.grey()[pixel], frame.at(top + pixel / stamp.width(), left + pixel % stamp.width())
                });
            }
        }
        double[] mean = new double[2];
        for (int part = 0; part < 2; part++) {
            int side = part;
            mean[part] =
                    pairs.stream().mapToDouble(pair -> pair[side]).average().orElseThrow();
        }
        double product = 0;
        double left2 = 0;
        double right2 = 0;
        for (double[] pair : pairs) {
            product += (pair[0] - mean[0]) * (pair[1] - mean[1]);
            left2 += (pair[0] - mean[0]) * (pair[0] - mean[0]);
            right2 += (pair[1] - mean[1]) * (pair[1] - mean[1]);
        }
        // Below this deviation a window counts as showing nothing.
        return right2 <= pairs.size() * 1e-4 ? -1 : product / Math.sqrt(left2 * right2);
    }

    @Test
    void aFigureInLargeFramesIsFoundThere() {
        int scale = 9;
        Frame small = StampedMars.stamped(StampedMars.clean(3).frame(), 8, 20, new Position(1, false));
        Frame frame = enlarged(small, scale);
        Frame figure = enlarged(new Frame(StampedMars.FIGURE_HEIGHT, StampedMars.FIGURE_WIDTH, cutOut().grey()), scale);
        List<Suspicion> found =
                new StampDetector(Stamp.of(figure), "it", StampDetector.USUAL_LIKENESS).find(data(frame));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).reason()).contains("row 72", "column 18");
    }

    private static Frame enlarged(Frame frame, int scale) {
        Grey large = new Grey(frame.height(), frame.width(), frame.grey())
                .resized(frame.height() * scale, frame.width() * scale);
        return new Frame(large.height(), large.width(), large.values());
    }

    @Test
    void aStampLargerThanTheFramesIsRefused() {
        Stamp huge = Stamp.of(StampedMars.clean(1).frame());
        Frame frame = new Frame(20, 20, new float[400]);
        assertThatThrownBy(() -> new StampDetector(huge, "head.png", 0.7).find(data(frame)))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("head.png", "64x40", "20x20");
    }

    @Test
    void aStampThatFitsOnlyWhenTurnedIsLookedForTurned() {
        Frame wide = StampedMars.clean(2).frame();
        float[] tall = new float[60 * 10];
        for (int pixel = 0; pixel < tall.length; pixel++) {
            tall[pixel] = wide.at(5 + pixel % 10, 2 + pixel / 10);
        }
        List<Suspicion> found = new StampDetector(Stamp.of(new Frame(60, 10, tall)), "it", 0.99).find(data(wide));
        assertThat(found).hasSize(1);
    }

    @Test
    void aPictureOfOneBrightnessIsNoStamp() {
        Path flat = folder.resolve("flat.png");
        PictureFiles.writePng(flat, Drawing.grey(new Frame(5, 5, new float[25])));
        assertThatThrownBy(() -> Stamp.read(flat))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("flat.png", "one brightness");
    }

    @Test
    void aFlatFrameShowsNothing() {
        assertThat(new StampDetector(cutOut(), "it", 0.01).find(data(new Frame(40, 64, new float[40 * 64]))))
                .isEmpty();
    }

    @Test
    void whatFramesOfOneMaskHaveInCommonIsLearntWithItsOutline() {
        DataSet frames = StampedMars.dataSet(32, true);
        List<Integer> group =
                IntStream.range(0, 8).mapToObj(number -> 4 * number + 3).toList();
        Stamp learnt = StampLearner.learn(frames, group).orElseThrow();

        int[] counts = new int[2];
        for (int row = 0; row < StampedMars.FIGURE_HEIGHT; row++) {
            for (int column = 0; column < StampedMars.FIGURE_WIDTH; column++) {
                counts[0] += StampedMars.figure(row, column) >= 0 ? 1 : 0;
            }
        }
        // The rim may gain or lose some pixels.
        assertThat((double) learnt.area()).isCloseTo(counts[0], within(0.12 * counts[0]));
        assertThat(new StampDetector(learnt, "it", 0.95).find(frames))
                .extracting(Suspicion::frame)
                .containsExactlyElementsOf(group);
    }

    @Test
    void nothingIsLearntFromFramesThatHaveNothingInCommonOrEverything() {
        DataSet clean = data(IntStream.range(0, 8)
                .mapToObj(seed -> StampedMars.clean(seed).frame())
                .toArray(Frame[]::new));
        List<Integer> all = List.of(0, 1, 2, 3, 4, 5, 6, 7);
        assertThat(StampLearner.learn(clean, all)).isEmpty();
        Frame one = StampedMars.clean(0).frame();
        assertThat(StampLearner.learn(data(one, one, one, one, one), List.of(0, 1, 2, 3, 4)))
                .isEmpty();
    }

    /** Stamped at places that are no multiples of what a pixel of the smaller frame covers. */
    @Test
    void inLargeFramesTheFigureIsLearntFromSmallerOnesAndIsAsLargeAsThere() {
        int scale = 4;
        Frame egg = enlarged(egg(), scale);
        List<Frame> frames = new ArrayList<>();
        for (int index = 0; index < 10; index++) {
            Frame frame = enlarged(StampedMars.clean(index).frame(), 5);
            if (index % 2 == 0) {
                paste(egg, frame, 3 + 13 * index, 11 + 23 * index);
            }
            frames.add(frame);
        }
        DataSet data = data(frames.toArray(Frame[]::new));
        List<Integer> group = List.of(0, 2, 4, 6, 8);
        Stamp learnt = StampLearner.learn(data, group).orElseThrow();

        int pixels = 0;
        for (float value : egg.grey()) {
            pixels += value >= 0 ? 1 : 0;
        }
        // The rim is missing, which is some of the larger pixels wide.
        assertThat((double) learnt.area()).isBetween(0.6 * pixels, 1.1 * pixels);
        assertThat(new StampDetector(learnt, "it", StampDetector.USUAL_LIKENESS).find(data))
                .extracting(Suspicion::frame)
                .containsExactlyElementsOf(group);
    }

    /** Below 0 outside. */
    private static Frame egg() {
        float[] grey = new float[StampedMars.FIGURE_HEIGHT * StampedMars.FIGURE_WIDTH];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = StampedMars.figure(pixel / StampedMars.FIGURE_WIDTH, pixel % StampedMars.FIGURE_WIDTH);
        }
        return new Frame(StampedMars.FIGURE_HEIGHT, StampedMars.FIGURE_WIDTH, grey);
    }

    private static void paste(Frame figure, Frame frame, int top, int left) {
        for (int pixel = 0; pixel < figure.grey().length; pixel++) {
            if (figure.grey()[pixel] >= 0) {
                int row = top + pixel / figure.width();
                frame.grey()[row * frame.width() + left + pixel % figure.width()] = figure.grey()[pixel];
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"256,256,1", "1024,2048,16", "64,2048,4", "5,1024,1"})
    void aNarrowStripIsNotShrunkToNothing(int height, int width, int factor) {
        assertThat(StampLearner.factor(new Frame(height, width, new float[height * width])))
                .isEqualTo(factor);
    }

    @Test
    void largeFramesAreLookedAtInFourSmallViews() {
        AtomicInteger largest = new AtomicInteger();
        Stamp frame = Stamp.of(new Frame(1000, 2000, new float[2_000_000]));
        List<Stamp> views = StampLearner.shrunk(frame, 16);
        views.forEach(view -> largest.accumulateAndGet(Math.max(view.height(), view.width()), Math::max));
        assertThat(views).hasSize(4);
        assertThat(largest.get()).isBetween(64, 128);
    }
}
