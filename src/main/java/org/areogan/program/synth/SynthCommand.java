package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.program.options.ComputingOptions;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Version;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.TrainingSide;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.quality.SetQualities;
import org.areogan.trainer.configuration.MaskClasses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code areogan synth}. */
@Command(
        name = "synth",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Makes image-mask pairs that show a rare class, keeps those that could be real, and exports them.",
            "",
            "Pairs are made from the frames that the model was trained on and never from its validation frames. The"
                    + " folder gets the pairs, manifest.jsonl, a data card and a contact sheet. Ctrl-C ends the round"
                    + " under way; the same command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  areogan synth --model runs/first/model.areogan mars.npz --class big-rock --count 500 -o rocks",
            "  areogan synth --model runs/first/model.areogan mars.npz --count 500 --share 0.02 --format png,coco -o"
                    + " rocks",
            "  areogan synth --model runs/first/model.areogan mars.npz --count 500 --merge -o more"
        })
public final class SynthCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--model", required = true, paramLabel = "FILE", description = "What 'areogan train' has made.")
    private Path model = Path.of("");

    @Option(names = "--count", required = true, paramLabel = "N", description = "Pairs to make.")
    private int count;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "DIR",
            description = "Folder of the export.")
    private Path output = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "npz",
            description = "npz (as the reference data set), png, ai4mars or coco; several with commas. Usually npz.")
    private List<String> formats = List.of();

    @Option(names = "--merge", description = "Write the real pairs, too, before the synthetic ones.")
    private boolean merge;

    @Option(
            names = "--quality",
            description =
                    "Measure how alike the pairs are to real ones, into quality.json and quality.md; needs the format"
                            + " npz or png.")
    private boolean quality;

    @Mixin
    private SynthesisOptions synthesis = new SynthesisOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Set<ExportFormat> wanted = formats();
        if (quality && !wanted.contains(ExportFormat.NPZ) && !wanted.contains(ExportFormat.PNG)) {
            throw new ParameterException(
                    spec.commandLine(), "--quality reads the export again: add npz or png to --format");
        }
        SynthesisRequest asked = synthesis.request(count);
        Engine started = engine.start();
        try (SynthesisNetworks networks = SynthesisNetworks.open(model, asked.painter(), asked.witnesses(), started)) {
            RealPairs real =
                    synthesis.real(MaskClasses.ofFilesFor(networks.segmenter().classes()), err);
            SynthesisRequest request = synthesis.fitted(asked, real, err);
            Synthesizer synthesizer = new Synthesizer(networks, real, Version.describe());
            TrainingSide side = synthesizer.side();
            err.println(
                    side.split()
                            ? "pairs are made from the " + side.pairs().size() + " frames that the model was trained on"
                            : "the model was trained on other data; pairs are made from all "
                                    + side.pairs().size() + " real frames");
            Synthesis.End end = run(synthesizer, request, wanted, err);
            if (end.kept() == 0 && end.reason() != Synthesis.Reason.INTERRUPTED) {
                throw nothing(end);
            }
            if (quality && end.reason() != Synthesis.Reason.INTERRUPTED) {
                Path export = wanted.contains(ExportFormat.NPZ) ? output.resolve("synthetic.npz") : output;
                new SetQualities(model, started).measure(side.pairs(), export, output, request.rareClass());
            }
            return tell(end, request, err);
        }
    }

    private Synthesis.End run(
            Synthesizer synthesizer, SynthesisRequest request, Set<ExportFormat> wanted, PrintWriter err) {
        try (Interruption stop = new Interruption(() -> err.println("interrupted: ending the round"))) {
            return synthesizer.make(
                    request,
                    wanted,
                    merge,
                    output,
                    (kept, attempts) -> err.println(kept + " of " + count + " pairs kept of " + attempts),
                    stop);
        }
    }

    private int tell(Synthesis.End end, SynthesisRequest request, PrintWriter err) {
        String share = String.format(Locale.ROOT, "%.4f", end.share());
        String wanted = Double.toString(request.share());
        switch (end.reason()) {
            case REACHED ->
                err.println(end.kept() + " pairs of " + end.attempts() + " proposals are in " + output
                        + "; the class has a share of " + share + "; dropped for " + end.dropped());
            case SHARE_MISSED ->
                err.println(
                        "the share " + wanted + " could not be met: the class has " + share + " of the pixels of the "
                                + end.kept() + " pairs in " + output + "; ask for a share nearer to it");
            case EXHAUSTED ->
                err.println("only " + end.kept() + " of " + count + " pairs came out of " + end.attempts()
                        + " proposals, the class with a share of " + share + " instead of " + wanted + "; they are in "
                        + output + "; its README.md counts why the others were dropped");
            case INTERRUPTED -> {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
        }
        spec.commandLine().getOut().println(output);
        return end.reason() == Synthesis.Reason.REACHED ? ExitCodes.OK : ExitCodes.SHORT;
    }

    private static UserException nothing(Synthesis.End end) {
        return new UserException("none of " + end.attempts() + " proposals was kept, so nothing is written; they were"
                + " dropped for " + end.dropped() + ": lower thresholds with --judge, or change --mix or --share");
    }

    private Set<ExportFormat> formats() {
        Map<String, ExportFormat> known = new LinkedHashMap<>();
        Arrays.stream(ExportFormat.values()).forEach(each -> known.put(each.word(), each));
        Set<ExportFormat> wanted = new LinkedHashSet<>();
        for (String name : formats) {
            ExportFormat format = known.get(name.strip().toLowerCase(Locale.ROOT));
            if (format == null) {
                throw new ParameterException(
                        spec.commandLine(),
                        "--format is " + name + "; it can be "
                                + ComputingOptions.oneOf(known.keySet().stream().collect(Collectors.toList())));
            }
            wanted.add(format);
        }
        return wanted;
    }
}
