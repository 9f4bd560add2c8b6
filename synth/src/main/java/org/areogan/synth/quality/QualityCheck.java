package org.areogan.synth.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.generator.Encoder;
import org.areogan.synth.quality.features.FeatureComparison;
import org.areogan.synth.quality.features.FeatureMatrix;
import org.areogan.synth.quality.features.Nearness;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;

/** Measures how good a set of synthetic pairs is. Reads each pair once. */
public final class QualityCheck {
    private static final int FEWEST_SYNTHETIC = 2;

    private final SetScan real;
    private final SetScan synthetic;
    private final QualityOptions options;
    private final List<String> notes = new ArrayList<>();

    private QualityCheck(SetScan real, SetScan synthetic, QualityOptions options) {
        this.real = real;
        this.synthetic = synthetic;
        this.options = options;
    }

    /**
     * Pairs with a fault are counted and left out of everything else.
     *
     * @param real pairs; of a data set with both, {@code data.without(data.synthetic())}
     * @param synthetic pairs; of a data set with both, {@code data.select(data.synthetic())}
     * @param rareClass name of the class that the pairs were made for
     * @param encoder of a trained segmenter
     * @param model names the encoder's model in reports, e.g. its file
     * @throws UserException if a set has no masks, too few pairs or other classes than the other one, or there is no class
     *     of this name
     */
    public static SetQuality measure(
            DataSet real, DataSet synthetic, String rareClass, Encoder encoder, String model, QualityOptions options) {
        String features = "features of the segmenter's own bottleneck, averaged over rows and columns: "
                + encoder.channels() + " of " + model;
        return measure(real, synthetic, rareClass, encoder::features, features, options);
    }

    static SetQuality measure(
            DataSet real,
            DataSet synthetic,
            String rareClass,
            SetScan.Features encoder,
            String features,
            QualityOptions options) {
        requireComparable(real, synthetic);
        TerrainClass rare = real.classes().named(rareClass);
        requirePairs(real, real.size(), options.fewestReal());
        requirePairs(synthetic, synthetic.size(), FEWEST_SYNTHETIC);
        PixelHashes realHashes = new PixelHashes();
        SetScan realScan = new SetScan(real, rare, encoder, realHashes, options);
        requirePairs(real, realScan.features().size(), options.fewestReal());
        PixelHashes syntheticHashes = new PixelHashes(realHashes);
        SetScan syntheticScan = new SetScan(synthetic, rare, encoder, syntheticHashes, options);
        requirePairs(synthetic, syntheticScan.features().size(), FEWEST_SYNTHETIC);
        return new QualityCheck(realScan, syntheticScan, options)
                .measure(rare, real.classes(), syntheticHashes.copies(), features);
    }

    private static void requireComparable(DataSet real, DataSet synthetic) {
        for (DataSet data : List.of(real, synthetic)) {
            if (!data.labelled()) {
                throw new UserException(
                        data.source() + " has frames without masks; quality is measured on pairs, so add the masks");
            }
        }
        if (!names(real.classes()).equals(names(synthetic.classes()))) {
            throw new UserException(real.source() + " has the classes " + names(real.classes()) + ", but "
                    + synthetic.source() + " has " + names(synthetic.classes()) + "; compare sets of the same classes");
        }
    }

    private static List<String> names(ClassSet classes) {
        return classes.classes().stream().map(TerrainClass::name).toList();
    }

    private static void requirePairs(DataSet data, int there, int fewest) {
        if (there < fewest) {
            throw new UserException(data.source() + " has " + there + " pairs that can be compared, and " + fewest
                    + " are needed; add pairs, or see with areogan inspect what is wrong with them");
        }
    }

    private SetQuality measure(TerrainClass rare, ClassSet classes, Copies copies, String features) {
        FeatureMatrix realFeatures = FeatureMatrix.of(real.features());
        FeatureMatrix syntheticFeatures = FeatureMatrix.of(synthetic.features());
        List<FeatureComparison> comparisons = compare(realFeatures, syntheticFeatures);
        noteLimits(comparisons, realFeatures.width());
        return new SetQuality(
                features,
                rare.name(),
                options,
                real.contents(),
                synthetic.contents(),
                copies,
                classes.classes().stream()
                        .map(each -> ClassGrey.of(each.name(), real.grey(each.id()), synthetic.grey(each.id())))
                        .toList(),
                comparisons,
                Nearness.of(realFeatures, real.scenes(), syntheticFeatures),
                notes);
    }

    private List<FeatureComparison> compare(FeatureMatrix realFeatures, FeatureMatrix syntheticFeatures) {
        Halves halves = Halves.of(realFeatures.size(), real.scenes(), options.neighbours() + 1, options.seed());
        if (!halves.byScene()) {
            notes.add(
                    real.scenes().isEmpty()
                            ? "The real halves were drawn frame by frame because scenes are not named; where frames overlap,"
                                    + " the baseline is too good."
                            : "The real halves were drawn frame by frame because there are too few scenes; the baseline may be"
                                    + " too good.");
        }
        FeatureMatrix half = realFeatures.select(halves.first());
        int count = Math.min(halves.second().length, syntheticFeatures.size());
        int[] places = IntStream.range(0, count)
                .map(place -> (int) ((long) place * syntheticFeatures.size() / count))
                .toArray();
        return List.of(
                compare("real and synthetic", realFeatures, syntheticFeatures),
                compare("real half and other real half", half, realFeatures.select(halves.second())),
                compare("real half and as many synthetic", half, syntheticFeatures.select(places)));
    }

    private FeatureComparison compare(String name, FeatureMatrix first, FeatureMatrix second) {
        return FeatureComparison.of(
                name, first, second, options.subsets(), options.subsetSize(), options.neighbours(), options.seed());
    }

    private void noteLimits(List<FeatureComparison> comparisons, int width) {
        int fewest = comparisons.stream()
                .mapToInt(each -> Math.min(each.first(), each.second()))
                .min()
                .orElse(0);
        if (fewest <= width) {
            notes.add("The smallest set compared has " + fewest + " frames, not more than the " + width
                    + " features: its covariance is singular, and the Fréchet distance is too large. Read it only beside"
                    + " one of sets as large.");
        }
        noteSample("real", real);
        noteSample("synthetic", synthetic);
        if (!real.contents()
                .sizes()
                .keySet()
                .containsAll(synthetic.contents().sizes().keySet())) {
            notes.add("Some synthetic pairs have a size that no real pair has.");
        }
        notes.add(
                "The segmenter may have been trained on the real frames, and sees those more sharply than others; features"
                        + " of frames it was not trained on are a fairer ground.");
    }

    private void noteSample(String name, SetScan scan) {
        if (scan.features().size() < scan.faultless()) {
            notes.add("Features were taken of " + scan.features().size() + " of the " + scan.faultless() + " " + name
                    + " frames, evenly chosen.");
        }
    }
}
