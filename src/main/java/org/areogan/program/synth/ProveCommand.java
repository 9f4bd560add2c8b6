package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.areogan.engine.Engine;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Terminal;
import org.areogan.program.shell.Version;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.proof.Comparison;
import org.areogan.synth.proof.ProofRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan prove}. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Trains the segmenter with and without synthetic pairs and compares both on real test frames.",
            "",
            "Every row has the same seeds, the same number of steps (or looks at each real pair) and the same"
                    + " validation frames. All of it lies in one folder, training by training: after Ctrl-C the same"
                    + " command goes on."
        },
        footer = {
            "",
            "Examples:",
            "  areogan prove --model runs/first/model.areogan mars.npz --test mars-test.npz --seeds 3 -o proof",
            "  areogan prove --model runs/first/model.areogan mars.npz --test mars-test.npz --rows real,paste -o proof"
        })
public final class ProveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "DIR",
            defaultValue = "proof",
            description = "Folder of the comparison. Usually ${DEFAULT-VALUE}.")
    private Path output = Path.of("proof");

    @Mixin
    private ProofOptions options = new ProofOptions();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        ProofRequest request = options.request();
        Engine engine = options.startEngine();
        try (SynthesisNetworks networks = options.networks(request, engine);
                Interruption stop = new Interruption(() -> err.println("interrupted: ending what is under way"))) {
            Comparison comparison = options.open(output, request, networks, engine, err);
            boolean whole = comparison.run(new ProofProgress(err, Terminal.draws(spec), options.seeds()), stop);
            spec.commandLine().getOut().print(comparison.markdown());
            spec.commandLine().getOut().flush();
            if (!whole) {
                err.println("go on with the same command");
                return ExitCodes.INTERRUPTED;
            }
        }
        err.println("all of it is in " + output + "; the report is " + output.resolve("report.html"));
        return ExitCodes.OK;
    }
}
