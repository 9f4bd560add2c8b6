package org.areogan.trainer.teacher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.engine.Session;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.UnlabelledOptions;
import org.areogan.trainer.configuration.UnlabelledOptions.PixelChoiceKind;
import org.areogan.trainer.data.Batch;
import org.areogan.trainer.data.BatchAssembler;
import org.areogan.trainer.data.BatchShape;
import org.areogan.trainer.data.Seeds;
import org.areogan.trainer.data.Seeds.Purpose;
import org.areogan.trainer.data.TrainingData;

/**
 * Puts unlabelled frames into the batches of a training. The moving average of the generator says what they show; what it
 * is believed in becomes the truth of changed copies, so that the generator learns to say the same whatever is done to a
 * frame (Tarvainen and Valpola 2017, with the hard labels of Sohn et al. 2020 and the mixing of French et al. 2020).
 */
public final class MeanTeacher implements AutoCloseable {
    private final UnlabelledOptions options;
    private final BatchShape shape;
    private final int stepsPerEpoch;
    private final int noLabel;
    private final Normalization normalization;
    private final Seeds seeds;
    private final UnlabelledFrames frames;
    private final Augmenter augmenter;
    private final BatchAssembler assembler;
    private final AveragedNetwork teacher;
    private final PixelChoice choice;

    /**
     * @param session of the training
     * @param parameters of both players
     * @param unlabelled the frames
     */
    public MeanTeacher(
            Engine engine,
            Session session,
            Parameters parameters,
            RunConfiguration configuration,
            TrainingData data,
            DataSet unlabelled,
            int stepsPerEpoch) {
        this.options = configuration.unlabelled();
        this.shape = data.batchShape(configuration).of(options.batch());
        this.stepsPerEpoch = stepsPerEpoch;
        this.noLabel = unlabelled.classes().noLabel();
        this.normalization = data.normalization();
        this.seeds = new Seeds(configuration.seed());
        this.frames = new UnlabelledFrames(unlabelled, shape, seeds, stepsPerEpoch);
        this.augmenter = new Augmenter(configuration.augmentation().mixing(options.cutMix()), unlabelled.classes());
        double[] weights = new double[shape.classes()];
        Arrays.fill(weights, 1);
        this.assembler = new BatchAssembler(shape, normalization, weights);
        this.teacher = new AveragedNetwork(engine, session, parameters, configuration.generator(), shape);
        this.choice = options.choice() == PixelChoiceKind.DISCRIMINATOR
                ? new RealPixels(engine, session, parameters, configuration.discriminator(), shape, options.realism())
                : new SurePixels(
                        options.threshold(),
                        data.rarest().map(TerrainClass::id).orElse(noLabel),
                        options.rareThreshold());
    }

    /**
     * The labelled frames of a step with the unlabelled ones behind them, whose pixels count where the teacher is believed
     * and once it is its time.
     *
     * @param step of the whole run, from 1
     */
    public Batch completed(Batch labelled, long step) {
        List<Sample> plain = frames.ofStep(step);
        boolean counts = (step - 1) / stepsPerEpoch + 1 >= options.from();
        List<Sample> told =
                counts ? labelled(plain) : plain.stream().map(this::untold).toList();
        List<Sample> changed = new ArrayList<>(told.size());
        for (int i = 0; i < told.size(); i++) {
            changed.add(augmenter.augment(
                    told.get(i), told.get((i + 1) % told.size()), seeds.random(Purpose.STRONG_VIEW, step, i)));
        }
        Batch unlabelled = assembler.assemble(changed);
        return labelled.with(unlabelled, options.weight() * shareWithLabel(changed));
    }

    private List<Sample> labelled(List<Sample> plain) {
        float[] greys = new float[shape.pixels()];
        int size = shape.height() * shape.width();
        for (int i = 0; i < plain.size(); i++) {
            float[] grey = plain.get(i).frame().grey();
            Normalization own = normalization.of(grey);
            for (int pixel = 0; pixel < size; pixel++) {
                greys[i * size + pixel] = own.apply(grey[pixel]);
            }
        }
        float[] probabilities = teacher.probabilities(greys);
        byte[] labels = new byte[shape.pixels()];
        float[] sureness = new float[shape.pixels()];
        for (int pixel = 0; pixel < labels.length; pixel++) {
            int best = 0;
            for (int id = 1; id < shape.classes(); id++) {
                if (probabilities[pixel * shape.classes() + id] > probabilities[pixel * shape.classes() + best]) {
                    best = id;
                }
            }
            labels[pixel] = (byte) best;
            sureness[pixel] = probabilities[pixel * shape.classes() + best];
        }
        boolean[] believed = choice.of(greys, labels, sureness);
        List<Sample> told = new ArrayList<>(plain.size());
        for (int i = 0; i < plain.size(); i++) {
            byte[] ids = plain.get(i).mask().ids().clone();
            for (int pixel = 0; pixel < size; pixel++) {
                boolean outside = (ids[pixel] & 0xff) == noLabel;
                ids[pixel] = outside || !believed[i * size + pixel] ? (byte) noLabel : labels[i * size + pixel];
            }
            told.add(new Sample(plain.get(i).frame(), new Mask(shape.height(), shape.width(), ids)));
        }
        return told;
    }

    private Sample untold(Sample sample) {
        byte[] ids = new byte[sample.mask().ids().length];
        Arrays.fill(ids, (byte) noLabel);
        return new Sample(sample.frame(), new Mask(shape.height(), shape.width(), ids));
    }

    private double shareWithLabel(List<Sample> samples) {
        long with = 0;
        for (Sample sample : samples) {
            for (byte id : sample.mask().ids()) {
                with += (id & 0xff) == noLabel ? 0 : 1;
            }
        }
        return with / (double) shape.pixels();
    }

    @Override
    public void close() {
        choice.close();
        teacher.close();
    }
}
