package org.areogan.trainer.validation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.areogan.generator.Hole;
import org.areogan.generator.Inpainter;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.Batches;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.data.TrainingData;
import org.areogan.trainer.events.SegmentedSample;

/**
 * The pieces of the validation frames are painted anew, and a trained segmenter reads them: the more of them it finds, the
 * more they look like pieces.
 */
public final class InpaintValidation implements Validation {
    private final Inpainter inpainter;
    private final Segmenter judge;
    private final RunConfiguration configuration;
    private final DataSet frames;
    private final int rare;
    private final List<Integer> showing;
    private final long realFound;

    /** @param judge the segmenter; closed with this, as the inpainter is */
    public InpaintValidation(Inpainter inpainter, Segmenter judge, RunConfiguration configuration, TrainingData data) {
        this.inpainter = inpainter;
        this.judge = judge;
        this.configuration = configuration;
        this.frames = data.validation();
        this.rare = data.painted().id();
        this.showing = IntStream.range(0, frames.size())
                .filter(index -> pieces(frames.mask(index), rare) > 0)
                .boxed()
                .toList();
        long found = 0;
        for (List<Integer> indices : Batches.of(showing)) {
            List<Prediction> readings =
                    judge.predict(indices.stream().map(frames::frame).toList());
            for (int i = 0; i < indices.size(); i++) {
                found += found(frames.mask(indices.get(i)), readings.get(i).mask());
            }
        }
        this.realFound = found;
    }

    /**
     * The matrix has the frames that show pieces, these painted anew; the loss is how much less of them is found than of the
     * real ones: 0 as much, 1 nothing.
     */
    @Override
    public ValidationScore score(Set<Integer> pictured) {
        ConfusionMatrix matrix = new ConfusionMatrix(frames.classes());
        List<SegmentedSample> samples = new ArrayList<>();
        long found = 0;
        for (List<Integer> indices : Batches.of(showing)) {
            List<Frame> painted =
                    inpainter.paint(indices.stream().map(this::hole).toList());
            List<Prediction> readings = judge.predict(painted);
            for (int i = 0; i < indices.size(); i++) {
                int index = indices.get(i);
                Sample real = frames.sample(index);
                Mask read = readings.get(i).mask();
                matrix.add(real.mask(), read);
                found += found(real.mask(), read);
                if (samples.size() < pictured.size()) {
                    samples.add(new SegmentedSample(frames.id(index), real, Optional.of(painted.get(i)), read));
                }
            }
        }
        return new ValidationScore(matrix, realFound == 0 ? Double.NaN : 1 - found / (double) realFound, samples);
    }

    private Hole hole(int index) {
        Mask mask = frames.mask(index);
        boolean[] pieces = new boolean[mask.ids().length];
        for (int pixel = 0; pixel < pieces.length; pixel++) {
            pieces[pixel] = (mask.ids()[pixel] & 0xff) == rare;
        }
        long seed = new Seeds(configuration.seed()).of(Purpose.PAINTED_VALIDATION, index, 0);
        return new Hole(frames.frame(index), pieces, seed);
    }

    private static long pieces(Mask mask, int rare) {
        return mask.counts()[rare];
    }

    private long found(Mask truth, Mask read) {
        return IntStream.range(0, truth.ids().length)
                .filter(pixel -> (truth.ids()[pixel] & 0xff) == rare && (read.ids()[pixel] & 0xff) == rare)
                .count();
    }

    @Override
    public void close() {
        inpainter.close();
        judge.close();
    }
}
