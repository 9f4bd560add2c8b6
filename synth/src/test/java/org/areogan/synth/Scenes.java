package org.areogan.synth;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.synth.proposal.FrameSegmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.paste.InstanceLibrary;

/** Small frames, drawn by hand or made up, and segmenters that need no training. */
public final class Scenes {
    public static final ClassSet CLASSES = ClassSet.ROVER;
    public static final TerrainClass ROCK = CLASSES.named("big-rock");
    public static final InstanceLibrary.Cure CURE = Synthesizer.CURE;

    /** What a letter of a drawn mask means, by id; a question mark is no label. */
    private static final String LETTERS = ".skaR";

    private Scenes() {}

    /** A letter a pixel: . background, s soil, k bedrock, a sand, R big rock, ? no label. */
    public static Mask mask(String... rows) {
        int width = rows[0].length();
        byte[] ids = new byte[rows.length * width];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int id = LETTERS.indexOf(rows[pixel / width].charAt(pixel % width));
            ids[pixel] = (byte) (id < 0 ? CLASSES.noLabel() : id);
        }
        return new Mask(rows.length, width, ids);
    }

    /** One class and one grey everywhere. */
    public static Sample flat(int height, int width, int id, float grey) {
        byte[] ids = new byte[height * width];
        Arrays.fill(ids, (byte) id);
        return new Sample(new Frame(height, width, grey(ids.length, grey)), new Mask(height, width, ids));
    }

    public static float[] grey(int pixels, float value) {
        float[] grey = new float[pixels];
        Arrays.fill(grey, value);
        return grey;
    }

    /** Sets class and grey of a rectangle; the sample itself is changed. */
    public static void paint(Sample sample, int top, int left, int height, int width, int id, float grey) {
        for (int row = top; row < top + height; row++) {
            for (int column = left; column < left + width; column++) {
                sample.mask().ids()[row * sample.mask().width() + column] = (byte) id;
                sample.frame().grey()[row * sample.mask().width() + column] = grey;
            }
        }
    }

    /** Landscapes of 48x96 pixels, most of which show rocks. */
    public static MemoryDataSet mars(int frames, long seed) {
        return new ProceduralMars(0.7).dataSet(frames, 48, 96, seed);
    }

    /** A prediction that gives the classes of a mask this probability and shares the rest among the others. */
    public static Prediction prediction(Mask mask, float confidence) {
        float[] probabilities = new float[mask.ids().length * CLASSES.size()];
        Arrays.fill(probabilities, (1 - confidence) / (CLASSES.size() - 1));
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            int id = mask.ids()[pixel] & 0xff;
            if (id < CLASSES.size()) {
                probabilities[pixel * CLASSES.size() + id] = confidence;
            }
        }
        return new Prediction(mask, probabilities, CLASSES.size());
    }

    /** Sees soil everywhere. */
    static FrameSegmenter blind() {
        return frames -> frames.stream()
                .map(frame ->
                        prediction(flat(frame.height(), frame.width(), 1, 0).mask(), 0.6f))
                .toList();
    }

    /** Sees what it has been told of frames, found by being the same object, and soil in others. */
    public static final class Told implements FrameSegmenter {
        private final IdentityHashMap<Frame, Prediction> known = new IdentityHashMap<>();

        public void tell(Frame frame, Mask mask, float confidence) {
            known.put(frame, prediction(mask, confidence));
        }

        @Override
        public List<Prediction> predict(List<Frame> frames) {
            return frames.stream()
                    .map(frame -> known.containsKey(frame)
                            ? known.get(frame)
                            : blind().predict(List.of(frame)).get(0))
                    .toList();
        }
    }
}
