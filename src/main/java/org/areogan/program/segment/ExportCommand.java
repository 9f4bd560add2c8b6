package org.areogan.program.segment;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.models.TrainedModel;
import org.areogan.onnx.OnnxCheck;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.OverwriteOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import org.areogan.terrain.DataSet;
import org.areogan.trainer.configuration.DataSource;
import org.areogan.trainer.configuration.MaskClasses;
import org.areogan.trainer.validation.Temperature;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code areogan export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Writes a model as a small file, to be kept or passed on, or as an ONNX file for other programs.",
            "",
            "The small file segments as before. The graph for other programs on SameDiff, which has all weights a second time, and the"
                    + " discriminator are left out; what was learnt from where, and how well, stays in.",
            "",
            "The ONNX file takes raw grey frames of any size, [batch, height, width, 1] in [0, 1], and gives probabilities [batch,"
                    + " height, width, classes]. It is kept only if onnxruntime says the same as this program."
        },
        footer = {
            "",
            "Examples:",
            "  areogan export runs/first/model.areogan -o mars.areogan",
            "  areogan export --onnx mars.onnx"
        })
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "MODEL",
            description = "What 'areogan train' has made; left out, the segmenter that comes with the program.")
    private Optional<Path> model = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Model file to write.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--onnx", paramLabel = "FILE", description = "ONNX file to write (opset 17, floats of 32 bits).")
    private Optional<Path> onnx = Optional.empty();

    @Option(
            names = "--favour",
            split = ",",
            paramLabel = "CLASS=SHIFT",
            description =
                    "Shift the logit of a class everywhere, so that it is called more readily (above 0) or less, e.g."
                            + " big-rock=0.8, where 'areogan validate' found such a bias; several with commas between them, or repeated.")
    private List<String> favoured = List.of();

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description =
                    "Divide all logits by this, above 0, so that the model is less sure (above 1) or surer of the same"
                            + " classes.")
    private Optional<Double> temperature = Optional.empty();

    @Option(
            names = "--calibrate",
            paramLabel = "DATA",
            description =
                    "Fit that temperature on these frames with masks, which the model must not have been trained on, so"
                            + " that it is as sure as it is right.")
    private Optional<Path> calibration = Optional.empty();

    @Option(
            names = "--half",
            description =
                    "Round the weights to floats of 16 bits, which halves the file and changes probabilities in the"
                            + " third digit at most.")
    private boolean half;

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Mixin
    private OverwriteOptions overwriting = new OverwriteOptions();

    @Override
    public Integer call() {
        checkOptions();
        try (ModelFile file = model.map(ModelFile::readGenerator).orElseGet(TrainedModel.CURIOSITY::read)) {
            ModelFile shifted = file;
            for (String each : favoured) {
                String[] parts = each.split("=", 2);
                shifted = shifted.favouring(parts[0].strip(), shift(each, parts));
            }
            ModelFile finished = calibrated(shifted);
            onnx.ifPresent(target -> writeOnnx(finished, target));
            output.ifPresent(target -> finished.writeCompact(target, half));
        }
        Stream.of(output, onnx)
                .flatMap(Optional::stream)
                .forEach(spec.commandLine().getOut()::println);
        spec.commandLine().getOut().flush();
        return ExitCodes.OK;
    }

    private void checkOptions() {
        if (output.isEmpty() && onnx.isEmpty()) {
            throw new UserException(
                    "nothing says what to write; name a model file with -o, an ONNX file with --onnx, or both");
        }
        if (output.isPresent() && output.equals(onnx)) {
            throw new UserException("-o and --onnx are both " + output.get() + "; name two files");
        }
        output.ifPresent(target -> overwriting.requireFree(List.of(target), "another file with -o"));
        onnx.ifPresent(target -> overwriting.requireFree(List.of(target), "another file with --onnx"));
        if (half && output.isEmpty()) {
            throw new UserException("--half is of the model file that -o names; an ONNX file has floats of 32 bits");
        }
        if (temperature.isPresent() && calibration.isPresent()) {
            throw new UserException("--temperature says what --calibrate would find out; give one of them");
        }
        temperature.filter(given -> !(given > 0) || given.isInfinite()).ifPresent(given -> {
            throw new UserException("--temperature is " + given + "; it must be above 0, e.g. 1.2");
        });
    }

    private void writeOnnx(ModelFile file, Path target) {
        Engine reference = engine.startExact();
        OnnxCheck.Outcome outcome = OnnxExport.write(file, target, reference);
        PrintWriter err = spec.commandLine().getErr();
        outcome.difference()
                .ifPresent(difference -> err.printf(
                        Locale.ROOT,
                        "onnxruntime and %s differ by at most %.1e in a probability%s%n",
                        reference.name(),
                        difference,
                        difference > OnnxCheck.TOLERANCE ? ", no more than rounding makes of logits as large" : ""));
        outcome.unchecked().ifPresent(reason -> err.printf("%s is unchecked: %s%n", target, reason));
        err.flush();
    }

    /** After the shifts: these are what makes a model less calibrated. */
    private ModelFile calibrated(ModelFile file) {
        if (calibration.isEmpty()) {
            return temperature.isEmpty() ? file : file.calibrated(temperature.get());
        }
        DataSet heldOut = DataSource.of(calibration.get())
                .withClasses(MaskClasses.ofFilesFor(file.classes()))
                .check()
                .data();
        file.requireClasses(heldOut.classes());
        try (Segmenter segmenter = new Segmenter(
                file.options(), file.classes(), file.normalization(), file.parameters(), engine.start())) {
            double fitted = Temperature.fitted(segmenter, heldOut);
            PrintWriter err = spec.commandLine().getErr();
            err.printf(Locale.ROOT, "fitted temperature: %.4f%n", fitted);
            if (fitted == Temperature.HIGHEST) {
                err.println("warning: that is the highest there is: the model knows no more of the masks of "
                        + calibration.get() + " than chance; look whether they are those of its frames and classes");
            } else if (fitted == Temperature.LOWEST) {
                err.println(
                        "warning: that is the lowest there is: the model is right wherever it is surest; give frames"
                                + " that it was not trained on");
            }
            return file.calibrated(fitted);
        }
    }

    private static double shift(String text, String[] parts) {
        try {
            double shift = parts.length == 2 ? Double.parseDouble(parts[1].strip()) : Double.NaN;
            if (Double.isFinite(shift)) {
                return shift;
            }
        } catch (NumberFormatException noNumber) {
            throw new UserException("--favour " + text + " does not read CLASS=SHIFT, e.g. big-rock=0.8", noNumber);
        }
        throw new UserException("--favour " + text + " does not read CLASS=SHIFT, e.g. big-rock=0.8");
    }
}
