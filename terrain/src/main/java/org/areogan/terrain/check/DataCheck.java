package org.areogan.terrain.check;

import static org.areogan.terrain.check.Finding.Severity.ERROR;
import static org.areogan.terrain.check.Finding.Severity.WARNING;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MaskValues;
import org.areogan.terrain.SyntheticKinds;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.Fingerprint;

/** Looks a data set over before anything is trained on it. Reads each frame once and keeps none. */
public final class DataCheck {
    private static final int NAMED_AT_MOST = 5;

    /** Below this the brightest pixel of a whole data set can only come from a wrong scale: it is 5 of 255. */
    private static final float DARK = 5f / 255;

    private final DataSet data;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<Integer>> sizes = new LinkedHashMap<>();
    private final Map<String, List<Integer>> frames = new LinkedHashMap<>();
    private final MaskCensus census;
    private final List<Integer> flat = new ArrayList<>();
    private final List<Integer> illegal = new ArrayList<>();
    private final List<Optional<FrameFacts>> facts = new ArrayList<>();
    private final Fingerprint whole = new Fingerprint();
    private final Fingerprint real = new Fingerprint();
    private String firstIllegal = "";
    private float brightest;

    private DataCheck(DataSet data) {
        this.data = data;
        this.census = new MaskCensus(data.classes(), data.labelSets());
    }

    /** Checks frames and, where there are, masks. What cannot be read becomes a finding, not an exception. */
    public static DataReport inspect(DataSet data) {
        return survey(data).report();
    }

    /** As {@link #inspect}, and counts and fingerprints in the same pass. */
    public static Survey survey(DataSet data) {
        DataCheck check = new DataCheck(data);
        for (int index = 0; index < data.size(); index++) {
            check.look(index);
        }
        return new Survey(check.report(), check.facts, check.whole.hex(), check.real.hex());
    }

    private void look(int index) {
        Optional<Frame> frame = readFrame(index);
        Optional<Mask> mask = data.labelled() ? readMask(index) : Optional.empty();
        if (frame.isPresent() && mask.isPresent()) {
            compareSizes(index, frame.get(), mask.get());
        }
        boolean readable = frame.isPresent() && (mask.isPresent() || !data.labelled());
        facts.add(readable ? Optional.of(FrameFacts.of(frame.get(), mask, data.classes())) : Optional.empty());
        frame.ifPresent(read -> fingerprint(index, hash -> hash.add(read)));
        mask.ifPresent(read -> fingerprint(index, hash -> hash.add(read)));
    }

    private void fingerprint(int index, Consumer<Fingerprint> reader) {
        reader.accept(whole);
        if (data.origin(index).isEmpty()) {
            reader.accept(real);
        }
    }

    private Optional<Frame> readFrame(int index) {
        try {
            Frame frame = data.frame(index);
            add(sizes, frame.width() + "x" + frame.height(), index);
            add(frames, Fingerprint.of(frame), index);
            float least = Float.MAX_VALUE;
            float most = 0;
            for (float value : frame.grey()) {
                least = Math.min(least, value);
                most = Math.max(most, value);
            }
            brightest = Math.max(brightest, most);
            if (least == most) {
                flat.add(index);
            }
            return Optional.of(frame);
        } catch (UserException problem) {
            find(ERROR, Finding.Kind.UNREADABLE, explained(problem), List.of(index));
            return Optional.empty();
        }
    }

    private Optional<Mask> readMask(int index) {
        try {
            Mask mask = data.mask(index);
            census.add(index, mask);
            return Optional.of(mask);
        } catch (MaskValues.IllegalValue problem) {
            if (illegal.isEmpty()) {
                firstIllegal = explained(problem);
            }
            illegal.add(index);
        } catch (UserException problem) {
            find(ERROR, Finding.Kind.UNREADABLE, explained(problem), List.of(index));
        }
        return Optional.empty();
    }

    private void compareSizes(int index, Frame frame, Mask mask) {
        if (frame.height() != mask.height() || frame.width() != mask.width()) {
            find(
                    ERROR,
                    Finding.Kind.SIZE,
                    "frame " + data.id(index) + " has " + frame.width() + "x" + frame.height()
                            + " pixels but its mask has " + mask.width() + "x" + mask.height()
                            + "; make the mask the size of its image",
                    List.of(index));
        }
    }

    private DataReport report() {
        checkSizes();
        checkBrightness();
        checkDuplicates();
        if (data.labelled()) {
            checkLegality();
            checkContamination();
            checkLabels();
        }
        ClassSet classes = data.classes();
        return new DataReport(
                data.source(),
                classes,
                data.size(),
                groups().size(),
                SyntheticKinds.of(data),
                LongStream.of(census.pixels()).boxed().toList(),
                census.unlabelledPixels(),
                IntStream.of(census.framesPerClass()).boxed().toList(),
                census.setPixels(),
                findings.stream()
                        .sorted((left, right) -> left.severity().compareTo(right.severity()))
                        .toList());
    }

    private void checkSizes() {
        String usual = sizes.entrySet().stream()
                .max((left, right) ->
                        Integer.compare(left.getValue().size(), right.getValue().size()))
                .map(Map.Entry::getKey)
                .orElse("");
        sizes.forEach((size, indices) -> {
            if (!size.equals(usual)) {
                find(
                        ERROR,
                        Finding.Kind.SIZE,
                        named(indices) + ": " + size + " pixels where most frames have " + usual
                                + "; cut or scale them to one size",
                        indices);
            }
        });
    }

    private void checkBrightness() {
        if (!flat.isEmpty()) {
            find(
                    WARNING,
                    Finding.Kind.FLAT_FRAME,
                    named(flat) + ": one brightness everywhere; there is nothing to learn from, leave them out",
                    flat);
        }
        if (brightest > 0 && brightest < DARK) {
            find(
                    WARNING,
                    Finding.Kind.SCALE,
                    "the brightest pixel of all frames is " + brightest
                            + " of 1; they look scaled twice (0..1 kept as integers, or 8-bit values as 16-bit):"
                            + " store them as 0..255 in 8 bits or as floats",
                    List.of());
        }
    }

    private void checkDuplicates() {
        frames.values().stream()
                .filter(same -> same.size() > 1)
                .forEach(same -> find(
                        WARNING,
                        Finding.Kind.DUPLICATE,
                        named(same) + ": the same pixels; keep one, or a split may put them on both sides",
                        same));
    }

    private void checkLegality() {
        if (!illegal.isEmpty()) {
            String more = illegal.size() == 1 ? "" : "; illegal values are in " + named(illegal);
            find(ERROR, Finding.Kind.ILLEGAL_MASK_VALUE, firstIllegal + more, illegal);
        }
    }

    private void checkContamination() {
        for (List<Integer> same : census.identicalMixedMasks()) {
            List<Integer> different = withoutCopies(same);
            if (Contamination.suspect(different, data)) {
                find(
                        WARNING,
                        Finding.Kind.CONTAMINATED,
                        named(same) + ": " + different.size()
                                + " different frames with one and the same mask of several"
                                + " classes, so it cannot be theirs; leave them out of training",
                        same);
            }
        }
    }

    /** The first of each frame's copies; a frame that cannot be read has none. */
    private List<Integer> withoutCopies(List<Integer> indices) {
        Set<Integer> different = new TreeSet<>(indices);
        for (List<Integer> copies : frames.values()) {
            copies.stream().filter(different::contains).skip(1).toList().forEach(different::remove);
        }
        return List.copyOf(different);
    }

    private void checkLabels() {
        for (TerrainClass each : data.classes().classes()) {
            boolean mayBe = data.labelSets().sets().values().stream().anyMatch(ids -> ids.contains(each.id()));
            if (census.pixels()[each.id()] == 0 && !mayBe) {
                find(
                        WARNING,
                        Finding.Kind.EMPTY_CLASS,
                        "no pixel is of class " + each.id() + " (" + each.name()
                                + "); it cannot be learnt or scored: add frames with it or choose other classes",
                        List.of());
            }
        }
        if (!census.unlabelled().isEmpty()) {
            find(
                    WARNING,
                    Finding.Kind.UNLABELLED,
                    named(census.unlabelled()) + ": no pixel is labelled; leave them out",
                    census.unlabelled());
        }
        if (census.onlyFirstClassAndNoLabel() && census.unlabelledPixels() > 0) {
            find(
                    WARNING,
                    Finding.Kind.BINARY_MASK,
                    "all masks hold only 0 and the no-label value "
                            + data.classes().noLabel()
                            + "; if they are 0/255 pictures of one class, divide them by 255",
                    List.of());
        }
    }

    private Set<String> groups() {
        return IntStream.range(0, data.size())
                .mapToObj(data::group)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private String named(List<Integer> indices) {
        return (indices.size() == 1 ? "frame " : "frames ")
                + indices.stream().limit(NAMED_AT_MOST).map(data::id).collect(Collectors.joining(", "))
                + (indices.size() > NAMED_AT_MOST ? ", ... (" + indices.size() + " in all)" : "");
    }

    private void find(Finding.Severity severity, Finding.Kind kind, String message, List<Integer> indices) {
        findings.add(new Finding(severity, kind, message, indices));
    }

    private static String explained(UserException problem) {
        return String.valueOf(problem.getMessage());
    }

    private static void add(Map<String, List<Integer>> groups, String key, int index) {
        groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(index);
    }
}
