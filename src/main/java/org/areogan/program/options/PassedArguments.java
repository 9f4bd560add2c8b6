package org.areogan.program.options;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What another process that does a part of a command's work is to be given of its arguments. */
public final class PassedArguments {
    private PassedArguments() {}

    /**
     * The options that were given and that the receiver has, too, as they were written.
     *
     * @param parsed the command's arguments
     * @param receiver what understands them in the other process
     * @param except names of options that it is told otherwise
     */
    public static List<String> of(ParseResult parsed, CommandSpec receiver, Set<String> except) {
        List<String> arguments = new ArrayList<>();
        // An option that is repeated is listed each time, with all of its values.
        for (OptionSpec option : new LinkedHashSet<>(parsed.matchedOptions())) {
            String name = option.longestName();
            if (receiver.findOption(name) == null || except.contains(name)) {
                continue;
            }
            if (option.arity().max() == 0) {
                arguments.add(name);
            } else {
                option.originalStringValues().forEach(value -> arguments.add(name + "=" + value));
            }
        }
        return arguments;
    }
}
