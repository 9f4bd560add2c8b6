package org.areogan.program.inspect;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.program.options.Exclusions;
import org.areogan.program.options.IgnoreOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.check.DataCheck;
import org.areogan.terrain.check.DataReport;
import org.areogan.terrain.check.Finding;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.partial.LabelMeanings;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.configuration.MaskClasses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan inspect}. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Checks a data set and tells what it holds. Warnings leave the exit code at 0.",
        footer = {
            "",
            "Examples:",
            "  areogan inspect mars.npz",
            "  areogan inspect mars.npz -o sheet.png --suspects-json contaminated.json",
            "  areogan inspect --unlabelled pictures/"
        })
public final class InspectCommand implements Callable<Integer> {
    private static final int SHEET_FRAMES = 24;
    private static final int SHEET_SUSPECTS = 8;
    private static final int SHEET_COLUMNS = 4;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA", description = "Frames with masks: .npz, .npy, a folder, or AI4Mars.")
    private Path data = Path.of("");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "PNG",
            description = "Write a contact sheet: frames, spread evenly, and the first suspects.")
    private Optional<Path> sheet = Optional.empty();

    @Option(
            names = "--suspects-json",
            paramLabel = "FILE",
            description = "Write the indices of the suspects for 'train --exclude'.")
    private Optional<Path> suspectsFile = Optional.empty();

    @Option(names = "--group-by", paramLabel = "NAME", description = "Array that names each frame's scene.")
    private Optional<String> groupBy = Optional.empty();

    @Option(
            names = "--classes",
            paramLabel = "KIND",
            defaultValue = "rover",
            description = "What the masks tell apart: ${COMPLETION-CANDIDATES}. Usually ${DEFAULT-VALUE}.")
    private MaskClasses classes = MaskClasses.ROVER;

    @Option(
            names = "--partial",
            paramLabel = "VALUE=CLASSES",
            description = "What a value of the masks means that stands for one of several classes, e.g."
                    + " '1=soil|bedrock|sand'; repeatable.")
    private List<String> partial = new ArrayList<>();

    @Option(names = "--unlabelled", description = "The frames have no masks.")
    private boolean unlabelled;

    @Mixin
    private IgnoreOptions ignore = new IgnoreOptions();

    @Override
    public Integer call() {
        DataSets.Options options = new DataSets.Options(classes.classes(), groupBy, ignore.folders());
        DataSet opened = unlabelled ? DataSets.openFrames(data, options) : labelled(options);
        DataReport report = DataCheck.inspect(opened);
        suspectsFile.ifPresent(file -> Exclusions.write(file, report.suspects()));
        sheet.ifPresent(
                file -> PictureFiles.writePng(file, Drawing.contactSheet(opened, chosen(report), SHEET_COLUMNS)));
        print(report, opened.labelled(), spec.commandLine().getOut());
        return report.hasErrors() ? ExitCodes.FINDINGS : ExitCodes.OK;
    }

    private DataSet labelled(DataSets.Options options) {
        return LabelMeanings.applied(DataSets.openLabelled(data, options), Optional.of(data), partial);
    }

    private static void print(DataReport report, boolean labelled, PrintWriter out) {
        out.println(report.source() + ": " + report.frames() + " frames"
                + (report.groups() == 0 ? ", no groups" : " in " + report.groups() + " groups")
                + (report.synthetic().total() == 0
                        ? ""
                        : ", " + report.synthetic().total() + " of them synthetic ("
                                + report.synthetic().text() + ")"));
        if (labelled) {
            out.println();
            out.printf(Locale.ROOT, "%-14s %8s %9s%n", "class", "pixels", "frames");
            for (TerrainClass each : report.classes().classes()) {
                out.printf(
                        Locale.ROOT,
                        "%d %-12s %7.3f%% %9d%n",
                        each.id(),
                        each.name(),
                        100 * report.share(each.id()),
                        report.framesPerClass().get(each.id()));
            }
            long known = report.pixels().stream().mapToLong(Long::longValue).sum()
                    + report.setPixels().values().stream()
                            .mapToLong(Long::longValue)
                            .sum();
            report.setPixels()
                    .forEach((names, count) ->
                            out.printf(Locale.ROOT, "one of %s: %.3f%% of the pixels%n", names, 100.0 * count / known));
            if (report.unlabelledPixels() > 0) {
                out.printf(Locale.ROOT, "pixels without a label: %,d%n", report.unlabelledPixels());
            }
        }
        out.println();
        for (Finding finding : report.findings()) {
            out.println(finding.severity().name().toLowerCase(Locale.ROOT) + ": " + finding.message());
        }
        List<Integer> suspects = report.suspects();
        if (!suspects.isEmpty()) {
            out.println("suspects (" + suspects.size() + "): " + suspects);
        }
        if (report.findings().isEmpty()) {
            out.println("nothing wrong found");
        }
        out.flush();
    }

    private static List<Integer> chosen(DataReport report) {
        TreeSet<Integer> broken = new TreeSet<>();
        report.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .forEach(finding -> broken.addAll(finding.indices()));
        List<Integer> whole = IntStream.range(0, report.frames())
                .filter(index -> !broken.contains(index))
                .boxed()
                .toList();
        if (whole.isEmpty()) {
            throw new UserException(report.source() + " has no whole frame for a contact sheet; mend the errors first");
        }
        TreeSet<Integer> chosen = new TreeSet<>();
        int spread = Math.min(SHEET_FRAMES, whole.size());
        for (int place = 0; place < spread; place++) {
            chosen.add(whole.get((int) ((long) place * whole.size() / spread)));
        }
        report.suspects().stream()
                .filter(index -> !broken.contains(index))
                .limit(SHEET_SUSPECTS)
                .forEach(chosen::add);
        return List.copyOf(chosen);
    }
}
