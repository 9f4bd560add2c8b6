package org.areogan.synth.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class LabelProposerTest {
    private static final int SOIL = 1;
    private static final int SAND = 3;
    private static final int ROCK = Scenes.ROCK.id();

    private static MemoryDataSet frames(float[]... greys) {
        List<Sample> samples = new ArrayList<>();
        for (float[] grey : greys) {
            samples.add(new Sample(new Frame(1, grey.length, grey), new Mask(1, grey.length, new byte[grey.length])));
        }
        return new MemoryDataSet("frames", Scenes.CLASSES, samples, List.of());
    }

    /** Classes and their probabilities, pixel by pixel; the rest is shared by background and bedrock. */
    private static Prediction seen(int[] ids, double[] probabilities) {
        byte[] mask = new byte[ids.length];
        float[] all = new float[ids.length * 5];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            mask[pixel] = (byte) ids[pixel];
            all[pixel * 5] = (float) (1 - probabilities[pixel]) / 2;
            all[pixel * 5 + 2] = all[pixel * 5];
            all[pixel * 5 + ids[pixel]] = (float) probabilities[pixel];
        }
        return new Prediction(new Mask(1, ids.length, mask), all, 5);
    }

    @Test
    void aFrameAndItsMirrorImageAreAveragedAndMustAgree() {
        Prediction straight =
                seen(new int[] {SOIL, SOIL, SOIL, ROCK, ROCK}, new double[] {0.9375, 0.75, 0.5, 0.5, 0.875});
        // Read from the right: 0.8125, 0.75 and 0.75 for soil, 0.625 for rock, and sand.
        Prediction mirrored =
                seen(new int[] {SAND, ROCK, SOIL, SOIL, SOIL}, new double[] {0.875, 0.625, 0.75, 0.75, 0.8125});
        FrameSegmenter segmenter = all -> all.stream()
                .map(frame -> frame.at(0, 0) < frame.at(0, 4) ? straight : mirrored)
                .toList();
        MemoryDataSet frames = frames(new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f});
        LabelProposer proposer = new LabelProposer(frames, "test_set", List.of(segmenter), Scenes.ROCK);

        Proposal proposal = proposer.propose(0.5, 0, 1).orElseThrow();

        // Soil has 0.875, 0.75 and 0.625, so it needs 0.75; rock needs what its only pixel has; the last is disputed.
        assertThat(proposal.sample().mask().ids())
                .containsExactly((byte) SOIL, (byte) SOIL, (byte) 255, (byte) ROCK, (byte) 255);
        assertThat(proposal.sample().frame()).isEqualTo(frames.frame(0));
        assertThat(proposal.sources()).containsExactly("test_set/0");
        assertThat(proposal.scenes()).containsExactly("test_set/0");
        assertThat(proposal.changed()).containsOnly(false);
        assertThat(proposal.kind()).isEqualTo(ProposalKind.LABEL);
    }

    /** The class is the whole part of ten times the grey, its probability ten times the rest. */
    private static List<Prediction> spelledOut(List<Frame> frames) {
        return frames.stream()
                .map(frame -> {
                    int[] ids = new int[frame.width()];
                    double[] probabilities = new double[frame.width()];
                    for (int pixel = 0; pixel < ids.length; pixel++) {
                        ids[pixel] = (int) (10 * frame.at(0, pixel));
                        probabilities[pixel] = 10 * frame.at(0, pixel) - ids[pixel];
                    }
                    return seen(ids, probabilities);
                })
                .toList();
    }

    @Test
    void framesThatShowTheRareClassComeFirst() {
        MemoryDataSet frames = frames(
                new float[] {0.18f, 0.18f, 0.18f},
                new float[] {0.18f, 0.46f, 0.18f},
                new float[] {0.18f, 0.19f, 0.18f},
                new float[] {0.49f, 0.49f, 0.18f});
        LabelProposer proposer = new LabelProposer(frames, "u", List.of(LabelProposerTest::spelledOut), Scenes.ROCK);
        List<String> order = new ArrayList<>();
        for (long attempt = 0; !proposer.isExhausted(attempt); attempt++) {
            order.addAll(proposer.propose(0.1, attempt, 0).orElseThrow().sources());
        }
        assertThat(order).containsExactly("u/3", "u/1", "u/0", "u/2");
        assertThat(proposer.isExhausted(3)).isFalse();
        assertThat(proposer.isExhausted(4)).isTrue();
        assertThat(proposer.propose(0.1, 4, 0)).isEmpty();
    }

    @Test
    void whatAClassNeedsIsNeverAboveNineTenthsNorBelowAThird() {
        // All soil is sure, so that half have 0.98; all rock is doubtful.
        MemoryDataSet frames = frames(new float[] {0.198f, 0.198f, 0.192f, 0.188f, 0.433f, 0.433f, 0.436f});
        LabelProposer proposer = new LabelProposer(frames, "u", List.of(LabelProposerTest::doubtful), Scenes.ROCK);
        assertThat(proposer.propose(0.1, 0, 0).orElseThrow().sample().mask().ids())
                .containsExactly(
                        (byte) SOIL, (byte) SOIL, (byte) SOIL, (byte) 255, (byte) 255, (byte) 255, (byte) ROCK);
    }

    /** As above, but the rest is shared by all other classes, so that a third still wins. */
    private static List<Prediction> doubtful(List<Frame> frames) {
        return spelledOut(frames).stream()
                .map(each -> {
                    float[] shared = each.probabilities().clone();
                    for (int pixel = 0; pixel < each.mask().ids().length; pixel++) {
                        int id = each.mask().ids()[pixel];
                        float rest = (1 - shared[pixel * 5 + id]) / 4;
                        for (int other = 0; other < 5; other++) {
                            shared[pixel * 5 + other] = other == id ? shared[pixel * 5 + id] : rest;
                        }
                    }
                    return new Prediction(each.mask(), shared, 5);
                })
                .toList();
    }

    @Test
    void disputedPixelsDoNotLowerWhatAClassNeeds() {
        // Read from the right, the mirrored one sees background three times and then soil.
        Prediction straight =
                seen(new int[] {0, 0, 0, 0, 0, 0, 0}, new double[] {0.875, 0.875, 0.625, 0.75, 0.75, 0.75, 0.75});
        Prediction mirrored = seen(
                new int[] {SOIL, SOIL, SOIL, SOIL, 0, 0, 0},
                new double[] {0.75, 0.75, 0.75, 0.75, 0.625, 0.875, 0.875});
        FrameSegmenter segmenter = all -> all.stream()
                .map(frame -> frame.at(0, 0) < frame.at(0, 6) ? straight : mirrored)
                .toList();
        MemoryDataSet frames = frames(new float[] {0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f, 0.7f});
        LabelProposer proposer = new LabelProposer(frames, "u", List.of(segmenter), Scenes.ROCK);
        // Half of the three that both see as background have 0.875.
        byte none = (byte) 255;
        assertThat(proposer.propose(0.1, 0, 0).orElseThrow().sample().mask().ids())
                .containsExactly((byte) 0, (byte) 0, none, none, none, none, none);
    }

    @Test
    void segmentersThatWereTrainedOnOtherFramesMustAgree() {
        Prediction one = seen(new int[] {SOIL, SOIL, ROCK}, new double[] {0.875, 0.875, 0.75});
        Prediction other = seen(new int[] {SOIL, SAND, ROCK}, new double[] {0.625, 0.875, 0.5});
        MemoryDataSet frames = frames(new float[] {0.1f, 0.1f, 0.1f});
        FrameSegmenter first = all -> all.stream().map(frame -> one).toList();
        FrameSegmenter second = all -> all.stream().map(frame -> other).toList();
        // Mirror images read the other way round, so that rock and soil at the ends are disputed by each alone.
        FrameSegmenter middle = all -> all.stream()
                .map(frame -> seen(new int[] {SOIL, SOIL, SOIL}, new double[] {0.875, 0.875, 0.875}))
                .toList();
        byte none = (byte) 255;

        assertThat(ids(frames, List.of(middle))).containsExactly((byte) SOIL, (byte) SOIL, (byte) SOIL);
        assertThat(ids(frames, List.of(middle, first))).containsExactly(none, (byte) SOIL, none);
        assertThat(ids(frames, List.of(middle, first, second))).containsExactly(none, none, none);
    }

    private static byte[] ids(MemoryDataSet frames, List<FrameSegmenter> segmenters) {
        return new LabelProposer(frames, "u", segmenters, Scenes.ROCK)
                .propose(0.1, 0, 0)
                .orElseThrow()
                .sample()
                .mask()
                .ids();
    }
}
