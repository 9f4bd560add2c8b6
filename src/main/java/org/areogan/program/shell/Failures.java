package org.areogan.program.shell;

import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.util.function.BooleanSupplier;
import org.areogan.files.EngineException;
import org.areogan.files.FileNames;
import org.areogan.files.Spelling;
import org.areogan.files.UserException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong in one line and chooses the exit code. */
public final class Failures implements IParameterExceptionHandler, IExecutionExceptionHandler {
    private final PrintWriter err;
    private final BooleanSupplier verbose;

    /**
     * @param err where even a quiet program says what went wrong
     * @param verbose whether an unexpected failure is shown with its stack trace
     */
    public Failures(PrintWriter err, BooleanSupplier verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    /**
     * Runs a program whose failures are told so.
     *
     * @return one of {@link ExitCodes}
     */
    public int execute(CommandLine program, String... arguments) {
        program.setParameterExceptionHandler(this).setExecutionExceptionHandler(this);
        try {
            return program.execute(arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError broken) {
            return report(broken);
        }
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        CommandLine command = failure.getCommandLine();
        if (failure instanceof UnmatchedArgumentException unmatched
                && !command.getSubcommands().isEmpty()
                && !unmatched.isUnknownOption()) {
            err.println("areogan: " + unknownCommand(unmatched.getUnmatched().get(0), command));
            return ExitCodes.MISTAKE;
        }
        // The exception itself is only in the message.
        boolean path = String.valueOf(failure.getMessage()).contains(InvalidPathException.class.getName());
        err.println("areogan: " + inPlainWords(String.valueOf(failure.getMessage()))
                + (path ? cure(failure.getValue()) : ""));
        if (!UnmatchedArgumentException.printSuggestions(failure, err)) {
            err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCodes.MISTAKE;
    }

    private static String unknownCommand(String word, CommandLine command) {
        String program = command.getCommandSpec().qualifiedName();
        return "unknown command '" + word + "'; "
                + Spelling.meant(word, command.getSubcommands().keySet())
                        .map(name -> "did you mean '" + program + " " + name + "'?")
                        .orElse("'" + program + " --help' lists what there is");
    }

    /** Without the names that Java has for kinds of numbers. */
    private static String inPlainWords(String message) {
        return message.replaceFirst("' is not an? (double|float)\\b", "' is not a number")
                .replaceFirst("' is not an? (int|long)\\b", "' is not a whole number");
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        return report(failure);
    }

    public int report(Throwable failure) {
        if (failure instanceof UserException || failure instanceof EngineException) {
            err.println("areogan: " + failure.getMessage());
            return ExitCodes.MISTAKE;
        }
        if (failure instanceof InvalidPathException path
                && !cure(path.getInput()).isEmpty()) {
            err.println("areogan: " + path.getInput() + " cannot be a file's name" + cure(path.getInput()));
            return ExitCodes.MISTAKE;
        }
        if (failure instanceof DivergedException) {
            err.println("areogan: " + failure.getMessage());
            return ExitCodes.DIVERGED;
        }
        if (failure instanceof OutOfMemoryError) {
            err.println("areogan: out of memory (" + failure.getMessage()
                    + "); allow more, e.g. AREOGAN_JAVA_OPTS=-Xmx4g, or give less at once: smaller frames, and where it"
                    + " trains a smaller training.batch");
        } else {
            err.println("areogan: unexpected failure: " + failure
                    + (verbose.getAsBoolean() ? "" : " (--verbose shows where)"));
        }
        if (verbose.getAsBoolean()) {
            failure.printStackTrace(err);
        }
        return ExitCodes.FAILURE;
    }

    /** Behind a semicolon, where a file's name has letters that the locale lacks. */
    private static String cure(@Nullable String name) {
        return name == null ? "" : FileNames.cure(name).map(text -> "; " + text).orElse("");
    }
}
