package org.areogan.trainer.crossvalidation.scores;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.files.npy.NpzWriter;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.score.PixelTally;
import org.areogan.terrain.score.RareClass;
import org.areogan.trainer.validation.Evaluation;

/**
 * How a model that was trained without a fold did on it.
 *
 * @param scenes of the fold
 * @param seconds that the training took
 */
public record FoldScores(List<SceneScores> scenes, int seconds) {
    /** Where frames have no scenes, or more than these, they are put together by chance: a resampling needs no more. */
    private static final int MOST_SCENES = 256;

    private static final String SCENES = "scenes";
    private static final String FRAMES = "frames";
    private static final String COUNTS = "counts";
    private static final String SECONDS = "seconds";

    public FoldScores {
        scenes = List.copyOf(scenes);
    }

    /** @param rare id of the rare class */
    public static FoldScores of(Segmenter segmenter, DataSet heldOut, int rare, int seconds) {
        Map<String, Counting> scenes = new LinkedHashMap<>();
        Evaluation.visit(
                segmenter,
                heldOut,
                (index, truth, prediction) -> scenes.computeIfAbsent(
                                scene(heldOut, index), name -> new Counting(heldOut.classes(), rare))
                        .add(truth, prediction));
        List<SceneScores> scores = new ArrayList<>();
        scenes.forEach((name, counting) -> scores.add(counting.scores(name)));
        return new FoldScores(scores, seconds);
    }

    private static String scene(DataSet data, int index) {
        return data.group(index)
                .orElseGet(() -> "frames " + Math.floorMod(data.id(index).hashCode(), MOST_SCENES));
    }

    private static final class Counting {
        private final int rareId;
        private final PixelTally rare;
        private final PixelTally other;
        private int rareFrames;
        private int otherFrames;

        Counting(ClassSet classes, int rareId) {
            this.rareId = rareId;
            this.rare = new PixelTally(classes, rareId);
            this.other = new PixelTally(classes, rareId);
        }

        void add(Mask truth, Prediction prediction) {
            boolean shows = false;
            for (byte id : truth.ids()) {
                shows |= (id & 0xff) == rareId;
            }
            (shows ? rare : other).add(truth, prediction.probabilities());
            rareFrames += shows ? 1 : 0;
            otherFrames += shows ? 0 : 1;
        }

        SceneScores scores(String name) {
            return new SceneScores(name, rareFrames, otherFrames, rare, other);
        }
    }

    /** Of all frames of some folds together, over the scored classes, 0 to 1; NaN where none of these occurs. */
    public static double meanIou(List<FoldScores> folds, ClassSet classes, int rare) {
        double[][] confusion = new double[classes.size()][classes.size()];
        for (FoldScores fold : folds) {
            for (SceneScores scene : fold.scenes()) {
                add(confusion, scene.rare().confusion(0).toArray());
                add(confusion, scene.other().confusion(0).toArray());
            }
        }
        return new RareClass(classes, rare).meanIou(confusion);
    }

    private static void add(double[][] sum, long[][] more) {
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += more[i][j];
            }
        }
    }

    public void write(Path file, ClassSet classes) {
        int length = PixelTally.length(classes);
        int[] frames = new int[scenes.size() * 2];
        int[] counts = new int[Math.multiplyExact(scenes.size() * 2, length)];
        for (int i = 0; i < scenes.size(); i++) {
            SceneScores scene = scenes.get(i);
            frames[2 * i] = scene.rareFrames();
            frames[2 * i + 1] = scene.otherFrames();
            System.arraycopy(scene.rare().counts(), 0, counts, 2 * i * length, length);
            System.arraycopy(scene.other().counts(), 0, counts, (2 * i + 1) * length, length);
        }
        NpzWriter.write(file, archive -> {
            archive.strings(SCENES, scenes.stream().map(SceneScores::scene).toList());
            archive.ints(FRAMES, frames, scenes.size(), 2);
            archive.ints(COUNTS, counts, scenes.size(), 2, length);
            archive.ints(SECONDS, new int[] {seconds}, 1);
        });
    }

    /** @throws UserException if the file is not whole or is of other classes */
    public static FoldScores read(Path file, ClassSet classes, int rare) {
        int length = PixelTally.length(classes);
        try (NpzReader archive = NpzReader.open(file)) {
            List<String> names = archive.array(SCENES).strings();
            int[] frames = ints(archive.array(FRAMES), names.size() * 2, file);
            int[] counts = ints(archive.array(COUNTS), names.size() * 2 * length, file);
            List<SceneScores> scenes = new ArrayList<>();
            for (int i = 0; i < names.size(); i++) {
                scenes.add(new SceneScores(
                        names.get(i),
                        frames[2 * i],
                        frames[2 * i + 1],
                        tally(classes, rare, counts, 2 * i, length),
                        tally(classes, rare, counts, 2 * i + 1, length)));
            }
            return new FoldScores(scenes, ints(archive.array(SECONDS), 1, file)[0]);
        } catch (IOException failure) {
            throw NpyReader.unreadable(file.toString(), failure);
        }
    }

    private static PixelTally tally(ClassSet classes, int rare, int[] counts, int place, int length) {
        int[] own = new int[length];
        System.arraycopy(counts, place * length, own, 0, length);
        return PixelTally.of(classes, rare, own);
    }

    private static int[] ints(NpyReader array, int expected, Path file) {
        if (array.header().count() != expected) {
            throw new UserException(file + " holds " + array.header().count() + " numbers where " + expected
                    + " belong; delete it, and its fold is scored again");
        }
        int[] values = new int[expected];
        array.numbers((index, value) -> values[(int) index] = (int) value);
        return values;
    }
}
