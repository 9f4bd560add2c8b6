package org.areogan.trainer.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.JoinedDataSet;
import org.areogan.terrain.SyntheticKinds;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.augment.Augmenter;
import org.areogan.terrain.check.CheckedData;
import org.areogan.terrain.check.FrameFacts;
import org.areogan.terrain.check.Survey;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.split.Split;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.RunConfiguration.Normalizing;
import org.areogan.trainer.configuration.RunConfiguration.Task;

/**
 * The frames of a run and what has to be known of them before the first step.
 *
 * @param training frames trained on
 * @param validation frames scored after each epoch, all real
 * @param leftOut synthetic frames that were made from validation frames, or from others of their scenes
 * @param excluded indices of the frames that were left out because somebody said so, or as suspects
 * @param warnings what is worth knowing of the frames
 * @param firstHeight of the first training frame
 * @param firstWidth of the first training frame
 * @param normalization from the training frames' brightness
 * @param classPixels how many training pixels have each class
 * @param framePixels how many pixels of each class every training frame has
 * @param fingerprint of the whole data set, exclusions taken out
 * @param realFingerprint likewise, of its real frames alone
 * @param additions fingerprints of data sets that are learnt from beside it
 * @param own the training frames without these
 * @param added these
 * @param unlabelled frames without masks that are learnt from
 */
public record TrainingData(
        DataSet training,
        DataSet validation,
        DataSet leftOut,
        List<Integer> excluded,
        List<String> warnings,
        int firstHeight,
        int firstWidth,
        Normalization normalization,
        long[] classPixels,
        List<long[]> framePixels,
        String fingerprint,
        String realFingerprint,
        List<String> additions,
        DataSet own,
        List<DataSet> added,
        Optional<DataSet> unlabelled) {

    /**
     * Opens the data and looks at every frame once: what is wrong with it, what it holds, which data it is.
     *
     * @throws org.areogan.files.UserException if it cannot be read or trained on
     */
    public static TrainingData open(DataSource source, RunConfiguration configuration) {
        CheckedData checked = source.check();
        DataSet kept = checked.data();
        Survey survey = checked.survey();
        List<FrameFacts> frames = survey.usableFrames();
        Split split = Split.of(
                kept,
                frames.stream().map(FrameFacts::classPixels).toList(),
                configuration.split().validation(),
                configuration.splitSeed());
        List<Integer> used = new ArrayList<>(split.training());
        used.addAll(split.validation());
        Optional<DataSet> unlabelled = UnlabelledData.open(source, configuration.unlabelled());
        List<CheckedData> additions =
                source.additions().stream().map(DataSource.Addition::check).toList();
        List<FrameFacts> trainedOn = Stream.concat(
                        split.training().stream().map(frames::get),
                        additions.stream().flatMap(each -> each.survey().usableFrames().stream()))
                .toList();
        DataSet own = kept.select(split.training());
        DataSet joined = joined(own, additions);
        long[] ownPixels = classPixels(
                split.training().stream().map(frames::get).toList(),
                kept.classes().size());
        return new TrainingData(
                configuration.task() == Task.INPAINT
                        ? RarestClass.of(own, ownPixels).crops(additions, configuration.inpainting())
                        : joined,
                kept.select(split.validation()),
                kept.without(used),
                checked.excluded(),
                survey.warnings(),
                trainedOn.get(0).height(),
                trainedOn.get(0).width(),
                normalization(trainedOn, configuration.frame().normalization() == Normalizing.FRAME),
                classPixels(trainedOn, kept.classes().size()),
                trainedOn.stream().map(FrameFacts::classPixels).toList(),
                survey.fingerprint(),
                survey.realFingerprint(),
                alsoLearntFrom(additions, unlabelled),
                own,
                additions.stream().map(CheckedData::data).toList(),
                unlabelled);
    }

    private static List<String> alsoLearntFrom(List<CheckedData> additions, Optional<DataSet> unlabelled) {
        return Stream.concat(
                        additions.stream().map(each -> each.survey().fingerprint()),
                        unlabelled.stream().map(DataSets::fingerprint))
                .toList();
    }

    private static DataSet joined(DataSet training, List<CheckedData> additions) {
        if (additions.isEmpty()) {
            return training;
        }
        List<DataSet> parts = new ArrayList<>(List.of(training));
        for (CheckedData each : additions) {
            if (!each.data().classes().equals(training.classes())) {
                throw new UserException(each.data().source() + " has other classes than " + training.source()
                        + "; add frames of the same classes, with --partial for values that mean several");
            }
            parts.add(each.data());
        }
        return new JoinedDataSet(parts);
    }

    private static Normalization normalization(List<FrameFacts> frames, boolean eachFrame) {
        double sum = frames.stream().mapToDouble(FrameFacts::greySum).reduce(0, Double::sum);
        double squares = frames.stream().mapToDouble(FrameFacts::greySquares).reduce(0, Double::sum);
        long pixels = frames.stream()
                .mapToLong(frame -> (long) frame.height() * frame.width())
                .sum();
        return normalization(sum, squares, pixels, eachFrame);
    }

    private static Normalization normalization(double sum, double squares, long pixels, boolean eachFrame) {
        double mean = sum / pixels;
        double variance = squares / pixels - mean * mean;
        return new Normalization(mean, variance > 1e-12 ? Math.sqrt(variance) : 1, eachFrame);
    }

    /** Which data a run goes on with: all that is learnt from. */
    public String wholeFingerprint() {
        return additions.isEmpty() ? fingerprint : fingerprint + "+" + String.join("+", additions);
    }

    /** The same with other numbers to normalise by. */
    public TrainingData normalizedBy(Normalization other) {
        return new TrainingData(
                training,
                validation,
                leftOut,
                excluded,
                warnings,
                firstHeight,
                firstWidth,
                other,
                classPixels,
                framePixels,
                fingerprint,
                realFingerprint,
                additions,
                own,
                added,
                unlabelled);
    }

    /**
     * Mean and deviation with the sums taken pixel by pixel over all training frames, as programs did that wrote neither
     * down; in other orders the last bits are others. Reads every training frame.
     */
    public Normalization summedPixelByPixel() {
        double sum = 0;
        double squares = 0;
        long pixels = 0;
        for (int index = 0; index < training.size(); index++) {
            for (float grey : training.frame(index).grey()) {
                sum += grey;
                squares += (double) grey * grey;
                pixels++;
            }
        }
        return normalization(sum, squares, pixels, false);
    }

    /** In which order the training frames come. */
    public FrameOrder order(RunConfiguration configuration) {
        List<Integer> scored =
                training.classes().scored().stream().map(TerrainClass::id).toList();
        if (configuration.task() == Task.INPAINT) {
            return FrameOrder.plain(new Seeds(configuration.seed()), training.size());
        }
        return new FrameOrder(
                new Seeds(configuration.seed()),
                training.size(),
                configuration.training().classAware(),
                FrameOrder.framesOfClasses(framePixels, scored));
    }

    /** The scored class with the fewest pixels in the data's own training frames, of those that they show. */
    public Optional<TerrainClass> rarest() {
        long[] pixels = new long[own.classes().size()];
        framePixels.stream().limit(own.size()).forEach(frame -> Arrays.setAll(pixels, id -> pixels[id] + frame[id]));
        return RarestClass.of(own, pixels).found();
    }

    /** What an inpainter paints. @throws UserException if the data shows no class that is scored */
    public TerrainClass painted() {
        return rarest().orElseThrow(() -> RarestClass.nothingToPaint(own));
    }

    /** Unchanged training frames, one epoch of which is what statistics are collected over. */
    public BatchLoader cleanBatches(RunConfiguration configuration, int threads) {
        Seeds seeds = new Seeds(configuration.seed());
        return new BatchLoader(
                training,
                FrameOrder.plain(seeds, training.size()),
                Optional.empty(),
                0,
                new Augmenter(Augmenter.Options.NONE, training.classes()),
                false,
                new BatchAssembler(
                        batchShape(configuration),
                        normalization,
                        new double[training.classes().size()],
                        training.labelSets()),
                seeds,
                configuration.training().statisticsBatches(),
                threads);
    }

    private static long[] classPixels(List<FrameFacts> frames, int classes) {
        long[] pixels = new long[classes];
        for (FrameFacts frame : frames) {
            Arrays.setAll(pixels, id -> pixels[id] + frame.classPixels()[id]);
        }
        return pixels;
    }

    /** What the training frames are besides real; empty if they are nothing else and none was left out. */
    public Optional<String> syntheticNote() {
        SyntheticKinds kinds = SyntheticKinds.of(training);
        if (kinds.total() == 0 && leftOut.size() == 0) {
            return Optional.empty();
        }
        return Optional.of(kinds.total() + " of " + training.size() + " training frames are synthetic"
                + (kinds.total() == 0 ? "" : " (" + kinds.text() + ")")
                + (leftOut.size() == 0
                        ? ""
                        : "; " + leftOut.size() + " left out since they were made from validation scenes"));
    }

    /** The configured size, or where that is 0 the first training frame's, rounded up to what the network takes. */
    public BatchShape batchShape(RunConfiguration configuration) {
        int multiple = configuration.generator().multiple();
        boolean squares = configuration.task() == Task.INPAINT;
        int height = squares
                ? configuration.inpainting().crop()
                : configuration.frame().height();
        int width = squares
                ? configuration.inpainting().crop()
                : configuration.frame().width();
        return new BatchShape(
                configuration.training().batch(),
                roundUp(height > 0 ? height : firstHeight, multiple),
                roundUp(width > 0 ? width : firstWidth, multiple),
                training.classes().size());
    }

    private static int roundUp(int size, int multiple) {
        return (size + multiple - 1) / multiple * multiple;
    }
}
