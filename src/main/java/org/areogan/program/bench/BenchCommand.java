package org.areogan.program.bench;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.areogan.engine.EngineSettings.Precision;
import org.areogan.engine.Engines;
import org.areogan.engine.device.Bfloat16;
import org.areogan.engine.device.Gpus;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.program.options.ComputingOptions;
import org.areogan.program.options.ConfigurationOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.trainer.bench.BenchCase;
import org.areogan.trainer.configuration.RunConfiguration.FrameInput;
import org.areogan.trainer.configuration.yaml.ResolvedConfiguration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Measures how fast this machine trains and segments.",
            "",
            "For each engine, batch and frame size a process of its own times a step of the game, a step of the U-Net"
                    + " alone and a forward pass on invented data, and tells its peak of memory. Let nothing else run"
                    + " meanwhile. Ends with 2 if nothing could be measured. Where no preset is named, it is pix2pix, which has"
                    + " a game."
        },
        footer = {
            "",
            "Examples:",
            "  areogan bench",
            "  areogan bench --batch 1,16,32 --frame 64x128,128x256 --steps 30 --repeats 3",
            "  areogan bench --engine nd4j --format json -o bench.json"
        })
public final class BenchCommand implements Callable<Integer> {
    private static final String ALL = "all";
    private static final String WITH_A_GAME = "pix2pix";
    /** Frames of the reference data set. */
    private static final BenchFrame USUAL = new BenchFrame(64, 128);

    /** What a report is written as. */
    enum Format {
        TABLE,
        JSON,
        MARKDOWN;

        String text(BenchReport report) {
            return switch (this) {
                case TABLE -> BenchTable.plain(report);
                case JSON -> BenchJson.text(report);
                case MARKDOWN -> BenchTable.markdown(report);
            };
        }
    }

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ConfigurationOptions configuration = new ConfigurationOptions();

    @Option(
            names = "--engine",
            paramLabel = "NAME",
            split = ",",
            defaultValue = ALL,
            description = "Engines to measure, with commas between them. Usually ${DEFAULT-VALUE} of this build.")
    private List<String> engines = List.of();

    @Option(
            names = "--batch",
            paramLabel = "N",
            split = ",",
            description = "Frames in a step, with commas between several; usually the configuration's training.batch.")
    private List<Integer> batches = List.of();

    @Option(
            names = "--frame",
            paramLabel = "HxW",
            split = ",",
            description =
                    "Height x width in pixels, with commas between several; usually the configuration's, or 64x128.")
    private List<String> frames = List.of();

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "20",
            description = "Times that are measured in a process. Usually ${DEFAULT-VALUE}.")
    private int steps = 20;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "5",
            description = "Times before them that are not. Usually ${DEFAULT-VALUE}.")
    private int warmUp = 5;

    @Option(
            names = "--repeats",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "Processes for each row; rows take turns, and their times are pooled. Usually ${DEFAULT-VALUE}.")
    private int repeats = 1;

    @Mixin
    private ComputingOptions computing = new ComputingOptions();

    @Option(
            names = "--format",
            paramLabel = "NAME",
            defaultValue = "table",
            description = "Of the report: ${COMPLETION-CANDIDATES}. Usually ${DEFAULT-VALUE}.")
    private Format format = Format.TABLE;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the report to this file, whose path is then printed instead.")
    private Optional<Path> output = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        BenchPlan plan = plan();
        output.ifPresent(BenchCommand::requireFile);
        // What processes of their own say of it nobody reads.
        if (computing.settings().precision() == Precision.BFLOAT16 && Gpus.areNone()) {
            Bfloat16.warnIfSlow();
        }
        BenchReport report = plan.run(err::println);
        String text = format.text(report).stripTrailing();
        if (output.isPresent()) {
            AtomicFile.writeString(output.get(), text + "\n");
            out.println(output.get());
        } else {
            out.println(text);
        }
        return report.rows().stream().allMatch(BenchRow::failed) ? ExitCodes.MISTAKE : ExitCodes.OK;
    }

    private BenchPlan plan() {
        ResolvedConfiguration resolved = configuration.resolve(WITH_A_GAME);
        atLeast("--steps", steps, 1);
        atLeast("--warm-up", warmUp, 0);
        atLeast("--repeats", repeats, 1);
        List<Integer> chosen = batches.isEmpty()
                ? List.of(resolved.configuration().training().batch())
                : batches.stream().distinct().toList();
        chosen.forEach(batch -> atLeast("--batch", batch, 1));
        List<BenchFrame> sizes = frames(resolved.configuration().frame());
        for (BenchFrame size : sizes) {
            chosen.forEach(batch -> new BenchCase(resolved.configuration(), batch, size.height(), size.width()));
        }
        return new BenchPlan(
                resolved.preset(),
                resolved.yaml(),
                computing.settings(),
                engines(),
                chosen,
                sizes,
                warmUp,
                steps,
                repeats);
    }

    private List<BenchFrame> frames(FrameInput configured) {
        if (!frames.isEmpty()) {
            return frames.stream().map(BenchFrame::parse).distinct().toList();
        }
        return List.of(
                configured.height() > 0 && configured.width() > 0
                        ? new BenchFrame(configured.height(), configured.width())
                        : USUAL);
    }

    private List<String> engines() {
        Set<String> chosen = new LinkedHashSet<>();
        for (String engine : engines) {
            String name = engine.strip().toLowerCase(Locale.ROOT);
            if (name.equals(ALL)) {
                chosen.addAll(Engines.names());
            } else if (Engines.names().contains(name)) {
                chosen.add(name);
            } else {
                List<String> known =
                        Stream.concat(Stream.of(ALL), Engines.names().stream()).toList();
                throw new UserException("--engine is " + engine + "; it can be " + ComputingOptions.oneOf(known)
                        + ", or several with commas between them");
            }
        }
        return new ArrayList<>(chosen);
    }

    private static void atLeast(String option, int value, int least) {
        if (value < least) {
            throw new UserException(option + " is " + value + "; it must be " + least + " or above");
        }
    }

    /** Measuring takes minutes, so what would keep its report from being written is said before. */
    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserException("-o " + file + " is a folder; name a file for the report");
        }
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null || !Files.isDirectory(parent) || !Files.isWritable(parent)) {
            throw new UserException("cannot write " + file + ": " + parent
                    + " is not a folder that can be written to; create it or choose another");
        }
    }
}
