package org.areogan.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.areogan.clean.autoencoder.AutoencoderDetector;
import org.areogan.clean.detect.Detector;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.detect.Findings;
import org.areogan.clean.detect.IdenticalMasks;
import org.areogan.clean.detect.NearDuplicates;
import org.areogan.clean.detect.Suspicion;
import org.areogan.clean.stamp.Stamp;
import org.areogan.clean.stamp.StampDetector;
import org.areogan.clean.stamp.StampLearner;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.check.Survey;

/** Lets every detector look at a data set. */
public final class Cleaning {
    private final DataSet data;
    private final CleaningOptions options;
    private final List<Suspicion> suspicions = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private Cleaning(DataSet data, CleaningOptions options) {
        this.data = data;
        this.options = options;
    }

    /**
     * What is spoilt. The same data and options always give the same, on one processor to the last digit.
     *
     * @param listener told the name of each detector before it looks
     * @throws UserException if a frame cannot be used at all, a list names one that is not there, or the stamp does not fit
     */
    public static Findings find(DataSet data, CleaningOptions options, Consumer<DetectorKind> listener) {
        requireFrames(options.spoilt(), data, "spoilt");
        requireFrames(options.keep(), data, "kept");
        Cleaning cleaning = new Cleaning(data, options);
        options.spoilt()
                .forEach(frame -> cleaning.suspicions.add(
                        new Suspicion(frame, DetectorKind.LIST, 1, "a person's list calls it spoilt")));
        Survey survey = DataCheck.survey(data);
        survey.usableFrames();
        for (Detector detector : cleaning.detectors(new IdenticalMasks(survey.report()))) {
            listener.accept(detector.kind());
            cleaning.suspicions.addAll(once(detector.find(data), cleaning.suspicions));
        }
        return cleaning.findings();
    }

    private static void requireFrames(List<Integer> frames, DataSet data, String what) {
        for (int frame : frames) {
            if (frame < 0 || frame >= data.size()) {
                throw new UserException("frame " + frame + " is to be " + what + ", but " + data.source()
                        + " has frames 0 to " + (data.size() - 1) + "; check that the list belongs to this data set");
            }
        }
    }

    private List<Detector> detectors(IdenticalMasks masks) {
        List<Detector> detectors = new ArrayList<>();
        if (options.looks(DetectorKind.MASKS)) {
            if (data.labelled()) {
                detectors.add(masks);
            } else {
                notes.add("The frames have no masks, so none could be looked for that share one.");
            }
        }
        if (options.looks(DetectorKind.STAMP)) {
            options.stamp()
                    .ifPresent(file ->
                            detectors.add(new StampDetector(Stamp.read(file), file.toString(), options.likeness())));
            masks.groups().stream()
                    .map(group -> StampLearner.learn(data, group))
                    .flatMap(Optional::stream)
                    .map(stamp -> new StampDetector(
                            stamp, "the figure that frames of one mask have in common", options.likeness()))
                    .forEach(detectors::add);
            if (detectors.stream().noneMatch(each -> each.kind() == DetectorKind.STAMP)) {
                notes.add("No stamp was given, and none could be learnt from frames that share a mask.");
            }
        }
        if (options.looks(DetectorKind.DUPLICATES)) {
            detectors.add(new NearDuplicates());
        }
        if (options.looks(DetectorKind.AUTOENCODER)) {
            if (data.size() < AutoencoderDetector.LEAST_FRAMES) {
                notes.add("With fewer than " + AutoencoderDetector.LEAST_FRAMES
                        + " frames none can be called unlike the rest; the autoencoder was left out.");
            } else {
                detectors.add(new AutoencoderDetector(options.outliers(), options.seed()));
                notes.add(String.format(
                        Locale.ROOT,
                        "From %.2f robust standard deviations on the autoencoder tells a frame; of %d frames without a"
                                + " spoilt one chance alone would put %.1f there, if the logarithms of their errors are"
                                + " normally distributed.",
                        options.outliers(),
                        data.size(),
                        AutoencoderDetector.byChance(data.size(), options.outliers())));
            }
        }
        return detectors;
    }

    /** Two stamps may be found in one frame. */
    private static List<Suspicion> once(List<Suspicion> found, List<Suspicion> before) {
        return found.stream()
                .filter(each -> before.stream()
                        .noneMatch(other -> other.frame() == each.frame() && other.detector() == each.detector()))
                .toList();
    }

    private Findings findings() {
        Set<Integer> removed = new TreeSet<>(options.spoilt());
        suspicions.stream()
                .filter(each -> options.removing().contains(each.detector()))
                .map(Suspicion::frame)
                .forEach(removed::add);
        removed.removeAll(Set.copyOf(options.keep()));
        if (removed.size() == data.size()) {
            throw new UserException(data.source() + ": all " + data.size() + " frames would be left out; remove what"
                    + " fewer detectors find, or keep frames by a list");
        }
        return new Findings(data.size(), suspicions, List.copyOf(removed), notes);
    }
}
