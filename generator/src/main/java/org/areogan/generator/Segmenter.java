package org.areogan.generator;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.tiling.Averages;
import org.areogan.generator.tiling.Ensemble;
import org.areogan.generator.tiling.Network;
import org.areogan.generator.tiling.Resampling;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;

/**
 * The generator standing alone: frames of any size to masks. One trained network, or several whose probabilities are averaged.
 * The same frames, asked for together again, give the same answer to the bit. May be called from several threads; calls run
 * side by side as far as the engine leaves processors for them, and wait otherwise.
 */
public final class Segmenter implements AutoCloseable {
    private final ClassSet classes;
    private final List<Network> networks;
    private final SegmentOptions options;
    private final Refiner refiner;
    private final boolean ownsNetworks;

    /** @param parameters hold the generator's; they are read at each call, so training shows, and are not closed */
    public Segmenter(
            UNet.Options options, ClassSet classes, Normalization normalization, Parameters parameters, Engine engine) {
        this(
                classes,
                List.of(new Network(options, classes.size(), normalization, parameters, false, engine)),
                SegmentOptions.STANDARD,
                Refiner.NONE,
                true);
    }

    private Segmenter(
            ClassSet classes, List<Network> networks, SegmentOptions options, Refiner refiner, boolean ownsNetworks) {
        this.classes = classes;
        this.networks = List.copyOf(networks);
        this.options = options;
        this.refiner = refiner;
        this.ownsNetworks = ownsNetworks;
    }

    /**
     * As {@link #open(Path, Engine)}, on the fastest engine that starts here.
     *
     * @throws UserException if the file cannot be read or is no model
     */
    public static Segmenter open(Path model) {
        return open(model, Engines.choose(EngineSettings.standard()).engine());
    }

    /** @throws UserException if the file cannot be read or is no model */
    public static Segmenter open(Path model, Engine engine) {
        return open(List.of(model), engine);
    }

    /**
     * Several models as one, whose probabilities are averaged.
     *
     * @param models at least one, all of the same classes
     * @throws UserException if a file cannot be read or is no model, or the models are of different classes
     */
    public static Segmenter open(List<Path> models, Engine engine) {
        if (models.isEmpty()) {
            throw new UserException("no model is given; name at least one");
        }
        List<Network> opened = new ArrayList<>();
        try {
            Optional<ClassSet> classes = Optional.empty();
            for (Path model : models) {
                ModelFile file = ModelFile.readGenerator(model);
                opened.add(new Network(
                        file.options(), file.classes().size(), file.normalization(), file.parameters(), true, engine));
                if (!classes.orElse(file.classes()).equals(file.classes())) {
                    throw new UserException(models.get(0) + " and " + model + " are models of different classes;"
                            + " take models together that were trained for the same ones");
                }
                classes = Optional.of(file.classes());
            }
            return new Segmenter(classes.orElseThrow(), opened, SegmentOptions.STANDARD, Refiner.NONE, true);
        } catch (RuntimeException failure) {
            opened.forEach(Network::close);
            throw failure;
        }
    }

    /** The same networks looking otherwise. They stay this one's, which must be closed last. */
    public Segmenter with(SegmentOptions others) {
        return new Segmenter(classes, networks, others, refiner, false);
    }

    /** The same networks, with what they say refined. They stay this one's, which must be closed last. */
    public Segmenter with(Refiner other) {
        return new Segmenter(classes, networks, options, other, false);
    }

    /**
     * The same networks on parts of one large frame, of which these are the mean and the deviation of grey. They stay this
     * one's, which must be closed last.
     */
    public Segmenter partsOf(double mean, double deviation) {
        Normalization whole = new Normalization(mean, Math.max(Normalization.SMALLEST_DEVIATION, deviation));
        List<Network> parts = networks.stream().map(each -> each.partsOf(whole)).toList();
        return new Segmenter(classes, parts, options, refiner, false);
    }

    /** Whether what is said of a pixel depends on the mean and deviation of the whole frame. */
    public boolean normalizesEachFrame() {
        return networks.stream().anyMatch(Network::normalizesEachFrame);
    }

    /** What the networks tell apart; ids of masks and channels of probabilities are theirs. */
    public ClassSet classes() {
        return classes;
    }

    /** How many pixels away from a pixel something can change what is said of it, as long as no network sums up whole frames. */
    public int reach() {
        return networks.stream().mapToInt(Network::reach).max().orElseThrow();
    }

    /** What heights and widths are padded to a multiple of; frames of one padded size share passes. */
    public int multiple() {
        // All are powers of two, so that the largest is a multiple of the others.
        return networks.stream().mapToInt(Network::multiple).max().orElseThrow();
    }

    /** The most probable class of each pixel, in a mask of the frame's size. */
    public Mask segment(Frame frame) {
        return predict(frame).mask();
    }

    /** A picture file. @throws UserException if it cannot be read, see {@link PictureFiles#readFrame(Path)} */
    public Prediction predict(Path picture) {
        return predict(PictureFiles.readFrame(picture));
    }

    /**
     * The bytes of a picture file: PNG, JPEG, TIFF, BMP, GIF or PNM.
     *
     * @throws UserException if they are no such picture, are damaged or claim an absurd size
     */
    public Prediction predict(byte[] picture) {
        return predict(PictureFiles.readFrame(picture, Path.of("the picture in memory"), PictureFiles.MOST_PIXELS));
    }

    /** A picture in memory; colours become grey by their luma. */
    public Prediction predict(BufferedImage picture) {
        return predict(PictureFiles.frame(picture));
    }

    /** Mask and, unless they are not asked for, probabilities [height, width, classes] of a frame of any size. */
    public Prediction predict(Frame frame) {
        return predict(List.of(frame)).get(0);
    }

    /**
     * One prediction for each frame, in their order; small frames that need the same padding share passes. Without {@link
     * SegmentOptions#probabilities} they have masks and confidences alone, but where the refiner reads probabilities these are
     * held until it has.
     */
    public List<Prediction> predict(List<Frame> frames) {
        if (frames.isEmpty()) {
            return List.of();
        }
        boolean kept = options.probabilities() || refiner.readsProbabilities();
        List<Prediction> said = kept || !usualScale() ? averaged(frames) : inParts(frames);
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Prediction refined = refiner.refine(frames.get(i), said.get(i), classes);
            predictions.add(options.probabilities() ? refined : refined.withoutProbabilities());
        }
        return predictions;
    }

    private boolean usualScale() {
        return options.scales().equals(SegmentOptions.STANDARD.scales());
    }

    private List<Prediction> averaged(List<Frame> frames) {
        List<float[]> sum = new ArrayList<>();
        List<List<Double>> scales =
                frames.stream().<List<Double>>map(frame -> new ArrayList<>()).toList();
        for (double scale : options.scales()) {
            List<Look> looks = look(frames, scale);
            Averages.add(sum, looks.stream().map(Look::said).toList());
            for (int i = 0; i < looks.size(); i++) {
                scales.get(i).add(looks.get(i).scale());
            }
        }
        return predictions(frames, Averages.divide(sum, options.scales().size()), scales);
    }

    /** Holds the probabilities of small frames alone, and of a large one little more than those of a tile. */
    private List<Prediction> inParts(List<Frame> frames) {
        Ensemble ensemble = ensemble();
        Prediction[] predictions = new Prediction[frames.size()];
        List<Integer> small = new ArrayList<>();
        for (int place = 0; place < predictions.length; place++) {
            Frame frame = frames.get(place);
            if (ensemble.isLarge(frame)) {
                MaskPixels pixels = new MaskPixels(frame.height(), frame.width(), classes.size());
                ensemble.tiles().look(frame, pixels);
                predictions[place] = pixels.prediction();
            } else {
                small.add(place);
            }
        }
        List<Prediction> whole = averaged(small.stream().map(frames::get).toList());
        for (int i = 0; i < small.size(); i++) {
            predictions[small.get(i)] = whole.get(i);
        }
        return List.of(predictions);
    }

    private Ensemble ensemble() {
        return new Ensemble(networks, classes.size(), options.flips(), options.whole(), options.tile());
    }

    /**
     * What was said of a frame.
     *
     * @param said probabilities [height, width, classes]
     * @param scale in which it was shown
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Look(float[] said, double scale) {}

    private List<Look> look(List<Frame> frames, double scale) {
        if (scale == SegmentOptions.AUTO) {
            return frames.stream().map(this::surest).toList();
        }
        if (scale == 1) {
            return ensemble().said(frames).stream()
                    .map(said -> new Look(said, scale))
                    .toList();
        }
        List<Frame> scaled =
                frames.stream().map(frame -> Resampling.scaled(frame, scale)).toList();
        List<float[]> said = ensemble().said(scaled);
        List<Look> looks = new ArrayList<>();
        for (int i = 0; i < said.size(); i++) {
            looks.add(new Look(back(said.get(i), scaled.get(i), frames.get(i)), scale));
        }
        return looks;
    }

    private float[] back(float[] said, Frame scaled, Frame frame) {
        return Resampling.to(frame.height(), frame.width(), said, scaled.height(), scaled.width(), classes.size());
    }

    private Look surest(Frame frame) {
        Look best = new Look(new float[0], 1);
        Frame seen = frame;
        double least = Double.POSITIVE_INFINITY;
        for (double scale : AutoScale.candidates(frame)) {
            Frame scaled = Resampling.scaled(frame, scale);
            float[] said = ensemble().said(List.of(scaled)).get(0);
            double entropy = Prediction.of(scaled.height(), scaled.width(), said, classes.size())
                    .meanEntropy();
            if (entropy < least) {
                least = entropy;
                best = new Look(said, scale);
                seen = scaled;
            }
        }
        return new Look(back(best.said(), seen, frame), best.scale());
    }

    private List<Prediction> predictions(List<Frame> frames, List<float[]> probabilities, List<List<Double>> scales) {
        List<Prediction> predictions = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            Prediction said = Prediction.of(frame.height(), frame.width(), probabilities.get(i), classes.size());
            predictions.add(usualScale() ? said : said.withScales(scales.get(i)));
        }
        return predictions;
    }

    @Override
    public void close() {
        if (ownsNetworks) {
            networks.forEach(Network::close);
        }
    }
}
