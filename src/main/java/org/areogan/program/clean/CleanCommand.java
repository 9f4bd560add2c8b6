package org.areogan.program.clean;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.areogan.clean.Cleaning;
import org.areogan.clean.CleaningOptions;
import org.areogan.clean.detect.DetectorKind;
import org.areogan.clean.detect.Findings;
import org.areogan.clean.output.CleanFolder;
import org.areogan.files.UserException;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan clean}. */
@Command(
        name = "clean",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Finds spoilt frames of a data set and writes it without them. The data itself is not touched.",
        footer = {
            "",
            "Detectors:",
            "  masks        different frames with one and the same mask of several classes",
            "  stamp        a picture stamped into frames: that of --stamp, and what frames of one mask have in common",
            "  duplicates   frames that are nearly another one",
            "  autoencoder  frames that a network, which learns from all, cannot draw as well as most",
            "",
            "Examples:",
            "  areogan clean mars.npz -o clean",
            "  areogan clean mars.npz -o clean --stamp head.png --remove masks,stamp,duplicates",
            "  areogan clean mars.npz -o clean --spoilt seen-by-eye.txt --keep honest.txt --detectors masks,stamp"
        })
public final class CleanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA", description = "Frames with masks: .npz, .npy, a folder, or AI4Mars.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            required = true,
            description = "Folder for the clean data, spoilt.csv and report.html; it must not be there yet.")
    private Path output = Path.of("");

    @Option(
            names = "--detectors",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Detectors.class,
            description = "Which detectors look: ${COMPLETION-CANDIDATES}. Usually all.")
    private List<String> detectors = words(CleaningOptions.USUAL.detectors());

    @Option(
            names = "--remove",
            paramLabel = "NAME",
            split = ",",
            completionCandidates = Detectors.class,
            description =
                    "Leave out what these detectors find; what the others find is only told. Usually masks,stamp.")
    private List<String> remove = words(CleaningOptions.USUAL.removing());

    @Option(
            names = "--stamp",
            paramLabel = "PICTURE",
            description = "A picture of what was stamped into frames, as large as it is there.")
    private Optional<Path> stamp = Optional.empty();

    @Option(
            names = "--likeness",
            paramLabel = "R",
            description = "Normalised cross-correlation from which on a frame has the stamp. Usually 0.65.")
    private double likeness = CleaningOptions.USUAL.likeness();

    @Option(
            names = "--outliers",
            paramLabel = "Z",
            description = "Robust standard deviations from which on the autoencoder tells a frame. Usually 2.5.")
    private double outliers = CleaningOptions.USUAL.outliers();

    @Option(names = "--seed", paramLabel = "N", description = "Of the autoencoder. Usually 1.")
    private long seed = CleaningOptions.USUAL.seed();

    @Option(
            names = "--spoilt",
            paramLabel = "FILE",
            description = "Names or indices of frames to leave out whatever is found, as JSON or one a line.")
    private Optional<Path> spoilt = Optional.empty();

    @Option(names = "--keep", paramLabel = "FILE", description = "Frames to keep whatever is found, listed likewise.")
    private Optional<Path> keep = Optional.empty();

    @Option(names = "--unlabelled", description = "The frames have no masks.")
    private boolean unlabelled;

    @Override
    public Integer call() {
        CleanFolder.requireFree(output);
        PrintWriter err = spec.commandLine().getErr();
        DataSet opened = unlabelled
                ? DataSets.openFrames(data, DataSets.Options.DEFAULT)
                : DataSets.openLabelled(data, DataSets.Options.DEFAULT);
        CleanFolder.requireCopyable(data, opened);
        Findings findings = Cleaning.find(opened, options(opened), kind -> err.println("looking with " + kind.word()));
        CleanFolder.write(output, data, opened, findings);
        findings.notes().forEach(note -> err.println("note: " + note));
        print(opened, findings, spec.commandLine().getOut());
        return ExitCodes.OK;
    }

    private CleaningOptions options(DataSet opened) {
        return new CleaningOptions(
                kinds("--detectors", detectors),
                kinds("--remove", remove),
                stamp,
                likeness,
                outliers,
                seed,
                spoilt.map(file -> FrameList.read(file, opened)).orElse(List.of()),
                keep.map(file -> FrameList.read(file, opened)).orElse(List.of()));
    }

    private void print(DataSet opened, Findings findings, PrintWriter out) {
        for (DetectorKind kind : DetectorKind.values()) {
            int told = findings.of(kind).size();
            if (told > 0) {
                out.printf(Locale.ROOT, "%-12s %6d frames%n", kind.word(), told);
            }
        }
        out.println(findings.kept().size() + " of " + findings.frames() + " frames of " + opened.source()
                + " kept, " + findings.removed().size() + " left out; see "
                + output.resolve("report.html"));
        out.flush();
    }

    private static Set<DetectorKind> kinds(String option, List<String> words) {
        Set<DetectorKind> kinds = EnumSet.noneOf(DetectorKind.class);
        for (String word : words) {
            kinds.add(DetectorKind.named(word)
                    .filter(kind -> kind != DetectorKind.LIST)
                    .orElseThrow(() -> new UserException(option + " names '" + word + "'; the detectors are "
                            + String.join(", ", words(EnumSet.allOf(DetectorKind.class))))));
        }
        return kinds;
    }

    private static List<String> words(Set<DetectorKind> kinds) {
        return Arrays.stream(DetectorKind.values())
                .filter(kinds::contains)
                .filter(kind -> kind != DetectorKind.LIST)
                .map(DetectorKind::word)
                .collect(Collectors.toList());
    }

    /** For help and the shell's completion. */
    private static final class Detectors implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return words(EnumSet.allOf(DetectorKind.class)).iterator();
        }
    }
}
