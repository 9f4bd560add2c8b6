package org.areogan.program;

import java.util.List;
import java.util.Optional;
import org.areogan.program.bench.BenchCommand;
import org.areogan.program.clean.CleanCommand;
import org.areogan.program.inspect.DoctorCommand;
import org.areogan.program.inspect.InspectCommand;
import org.areogan.program.segment.EvaluateCommand;
import org.areogan.program.segment.ExportCommand;
import org.areogan.program.segment.SegmentCommand;
import org.areogan.program.serve.ServeCommand;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.synth.ProveCommand;
import org.areogan.program.synth.SynthCommand;
import org.areogan.program.train.TrainCommand;
import org.areogan.program.tune.TuneCommand;
import org.areogan.program.validate.CompareCommand;
import org.areogan.program.validate.ValidateCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** What the program can be asked for, in the order of its help. */
final class Commands {
    private static final List<Class<?>> ALL = List.of(
            DemoCommand.class,
            InspectCommand.class,
            CleanCommand.class,
            TrainCommand.class,
            ValidateCommand.class,
            CompareCommand.class,
            TuneCommand.class,
            EvaluateCommand.class,
            SegmentCommand.class,
            ServeCommand.class,
            ExportCommand.class,
            SynthCommand.class,
            ProveCommand.class,
            BenchCommand.class,
            DoctorCommand.class);

    private Commands() {}

    /**
     * Adds the command that the first argument names, or all of them: every one that is added loads the classes of its
     * options, down to servers and trainings, and all together take as long as the segmentation of a small frame.
     */
    static void add(CommandLine program, String... arguments) {
        Optional<Class<?>> asked = arguments.length == 0 ? Optional.empty() : named(arguments[0]);
        if (asked.isPresent()) {
            program.addSubcommand(asked.get());
        } else {
            ALL.forEach(program::addSubcommand);
            program.addSubcommand(HelpCommand.class);
            // Its help names the command that it tells to run, which by itself is generate-completion.
            program.addSubcommand(new CommandLine(new GenerateCompletion()).setCommandName("completion"));
        }
        program.getSubcommands().values().forEach(ExitCodes::document);
    }

    private static Optional<Class<?>> named(String word) {
        return ALL.stream()
                .filter(command -> command.getAnnotation(Command.class).name().equals(word))
                .findFirst();
    }
}
