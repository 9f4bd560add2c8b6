package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.areogan.engine.Engine;
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
import org.areogan.synth.series.SeriesJob;
import org.areogan.synth.series.SeriesWork;
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
            names = "--series",
            paramLabel = "N",
            description =
                    "Make the pairs in series of N, each by itself and in a folder of its own, part-000000 and on;"
                            + " 'areogan spark synth' makes the same ones on many machines.")
    private Optional<Integer> series = Optional.empty();

    @Mixin
    private ExportOptions export = new ExportOptions();

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
        Set<ExportFormat> wanted = export.formats();
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
                throw EndText.nothing(end);
            }
            if (quality && end.reason() != Synthesis.Reason.INTERRUPTED) {
                boolean archive = wanted.contains(ExportFormat.NPZ) && series.isEmpty();
                Path made = archive ? output.resolve("synthetic.npz") : output;
                new SetQualities(model, started).measure(side.pairs(), made, output, request.rareClass());
            }
            return tell(end, request, err);
        }
    }

    private Synthesis.End run(
            Synthesizer synthesizer, SynthesisRequest request, Set<ExportFormat> wanted, PrintWriter err) {
        try (Interruption stop = new Interruption(() -> err.println("interrupted: ending the round"))) {
            Synthesis.Listener listener =
                    (kept, attempts) -> err.println(kept + " of " + count + " pairs kept of " + attempts);
            if (series.isEmpty()) {
                return synthesizer.make(request, wanted, export.merge(), output, listener, stop);
            }
            return new SeriesJob(new SeriesWork(synthesizer.series(request), series.get(), wanted, export.merge()))
                    .run(output, listener, stop);
        }
    }

    private int tell(Synthesis.End end, SynthesisRequest request, PrintWriter err) {
        err.println(EndText.of(end, request, output.toString()));
        if (end.reason() == Synthesis.Reason.INTERRUPTED) {
            return ExitCodes.INTERRUPTED;
        }
        spec.commandLine().getOut().println(output);
        return end.reason() == Synthesis.Reason.REACHED ? ExitCodes.OK : ExitCodes.SHORT;
    }
}
