package org.areogan.program.segment;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.areogan.files.UserException;
import org.areogan.generator.model.ModelFile;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import picocli.CommandLine.Command;
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
            "Writes a model as a small file, to be kept or passed on.",
            "",
            "It segments as before. The graph for other programs on SameDiff, which has all weights a second time, and the"
                    + " discriminator are left out; what was learnt from where, and how well, stays in."
        },
        footer = {"", "Example:", "  areogan export runs/first/model.areogan -o mars.areogan"})
public final class ExportCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "MODEL", description = "What 'areogan train' has made.")
    private Path model = Path.of("");

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "File to write.")
    private Path output = Path.of("");

    @Option(
            names = "--favour",
            split = ",",
            paramLabel = "CLASS=SHIFT",
            description =
                    "Shift the logit of a class everywhere, so that it is called more readily (above 0) or less, e.g."
                            + " big-rock=0.8, where 'areogan validate' found such a bias; several with commas between them, or repeated.")
    private List<String> favoured = List.of();

    @Option(names = "--force", description = "Overwrite what is there.")
    private boolean force;

    @Override
    public Integer call() {
        if (Files.exists(output) && !force) {
            throw new UserException(output + " exists already; choose another file with -o, or overwrite with --force");
        }
        try (ModelFile file = ModelFile.readGenerator(model)) {
            ModelFile shifted = file;
            for (String each : favoured) {
                String[] parts = each.split("=", 2);
                shifted = shifted.favouring(parts[0].strip(), shift(each, parts));
            }
            shifted.writeCompact(output);
        }
        spec.commandLine().getOut().println(output);
        spec.commandLine().getOut().flush();
        return ExitCodes.OK;
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
