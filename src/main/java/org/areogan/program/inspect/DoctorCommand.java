package org.areogan.program.inspect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.areogan.program.bench.Machine;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan doctor}. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Tells what Areogan finds on this machine, for a report of trouble. Ends with 2 if no engine starts.",
        footer = {"", "Examples:", "  areogan doctor", "  areogan doctor --json"})
public final class DoctorCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "Answer as JSON.")
    private boolean json;

    @Override
    public Integer call() throws JsonProcessingException {
        PrintWriter out = spec.commandLine().getOut();
        Machine machine = Machine.look();
        if (json) {
            out.println(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(machine.facts()));
        } else {
            machine.facts()
                    .forEach((name, fact) -> out.printf(Locale.ROOT, "%-20s %s%n", name.replace('_', ' '), fact));
        }
        return machine.able() ? ExitCodes.OK : ExitCodes.MISTAKE;
    }
}
