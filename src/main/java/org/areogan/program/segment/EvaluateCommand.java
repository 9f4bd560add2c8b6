package org.areogan.program.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.program.options.DataOptions;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.LookOptions;
import org.areogan.program.options.RefineOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.ScoreTable;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.crossvalidation.scores.ScoredScenes;
import org.areogan.trainer.validation.Evaluation;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan evaluate}. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = "Scores a model on frames with masks.",
        footer = {
            "",
            "Examples:",
            "  areogan evaluate mars.npz",
            "  areogan evaluate --model runs/first/model.areogan mars.npz",
            "  areogan evaluate --model runs/first/model.areogan mars.npz --json -o scores.json",
            "  areogan evaluate --model runs/rich/model.areogan enriched.npz --real-only"
        })
public final class EvaluateCommand implements Callable<Integer> {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DATA", description = "Frames with masks.")
    private Path data = Path.of("");

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "What 'areogan train' has made; of several, given one after another, the probabilities are"
                    + " averaged. Usually the model that comes with the program, trained on Curiosity's frames.")
    private List<Path> models = new ArrayList<>();

    @Option(
            names = "--real-only",
            description = "Leave out synthetic frames; without this, data that holds any is refused.")
    private boolean realOnly;

    @Option(names = "--json", description = "Every figure and the confusion matrix as JSON instead of a table.")
    private boolean json;

    @Option(
            names = "--intervals",
            description =
                    "Each figure with the middle 95 %% of what resampled scenes give, and the average precision of the"
                            + " rarest class, as a Markdown table.")
    private boolean intervals;

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Also write a page (HTML) of the figures with intervals, precision over recall, and how often the"
                            + " model is right where it is how sure.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write instead of standard output.")
    private Optional<Path> output = Optional.empty();

    @Mixin
    private LookOptions look = new LookOptions();

    @Mixin
    private RefineOptions refine = new RefineOptions();

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (json && intervals) {
            throw new UserException("--json and --intervals are two forms of the scores; give one of them");
        }
        if (refine.given() && (intervals || report.isPresent())) {
            throw new UserException("--intervals and --report read probabilities, which --refine leaves behind;"
                    + " give --refine without them");
        }
        try (OpenModel open = OpenModel.open(models, engine.start(), look.options(), refine.refiner())) {
            ClassSet classes = MaskClasses.ofFilesFor(open.segmenter().classes());
            DataSet chosen = real(dataOptions
                    .check(data, classes, spec.commandLine().getErr())
                    .data());
            open.requireClassesOf(chosen);
            String text = intervals || report.isPresent() ? scenes(open, chosen) : scored(open, chosen);
            output.ifPresentOrElse(file -> AtomicFile.writeString(file, text), () -> out.print(text));
            out.flush();
            PrintWriter err = spec.commandLine().getErr();
            err.println("scored " + chosen.size() + " frames of " + data + " with " + open.name());
            report.ifPresent(file -> err.println("the report is " + file));
        }
        return ExitCodes.OK;
    }

    private String scored(OpenModel open, DataSet chosen) {
        return scored(open, Evaluation.evaluate(open.segmenter(), chosen), chosen.size());
    }

    private String scored(OpenModel open, ConfusionMatrix matrix, int frames) {
        return json ? json(open, matrix, frames) : ScoreTable.format(Scores.of(matrix));
    }

    private String scenes(OpenModel open, DataSet chosen) {
        ScoredScenes scenes = ScoredScenes.of(open.segmenter(), chosen);
        report.ifPresent(file -> scenes.page(open.name(), data.toString()).write(file));
        return intervals ? scenes.markdown() : scored(open, scenes.tally().confusion(0), chosen.size());
    }

    /** Scores on synthetic frames would say how well the model knows its own makings. */
    private DataSet real(DataSet chosen) {
        List<Integer> synthetic = chosen.synthetic();
        if (synthetic.isEmpty()) {
            return chosen;
        }
        int first = synthetic.get(0);
        String named = "frame " + chosen.id(first) + " of " + data + " is synthetic ("
                + chosen.origin(first).orElseThrow().text() + ")";
        if (!realOnly) {
            throw new UserException(named + ", and only real frames tell how good a model is; leave the "
                    + synthetic.size() + " synthetic of " + chosen.size() + " frames out with --real-only");
        }
        if (synthetic.size() == chosen.size()) {
            throw new UserException(named + ", and so are all others; give real frames to score on");
        }
        return chosen.without(synthetic);
    }

    private String json(OpenModel open, ConfusionMatrix matrix, int frames) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("model", open.name());
        root.put("data", data.toString());
        root.put("frames", frames);
        root.set("scores", MAPPER.valueToTree(Scores.of(matrix).byName()));
        root.set("confusion", MAPPER.valueToTree(matrix.toArray()));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("scores cannot be written as JSON", impossible);
        }
    }
}
