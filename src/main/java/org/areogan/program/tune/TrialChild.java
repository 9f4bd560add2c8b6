package org.areogan.program.tune;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.program.options.CrossValidationOptions;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Failures;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Logging;
import org.areogan.program.train.FoldProgress;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.areogan.trainer.crossvalidation.ValidationRequest;
import org.areogan.trainer.tuning.TrialEnd;
import org.areogan.trainer.tuning.TrialTask;
import org.areogan.trainer.tuning.TrialValidation;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The process of one trial. Reads a {@link TrialMessage} from standard input and answers with one line of JSON. The end of its
 * input, which comes with the end of the process that began it at the latest, asks it to end the step and write a checkpoint.
 */
@Command(name = "trial")
final class TrialChild {
    /** Keys of the answer; it is empty where somebody asked for the end. */
    static final String END = "end";

    static final String FAILURE = "failure";

    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private CrossValidationOptions options = new CrossValidationOptions();

    private volatile boolean inputEnded;

    /** Understands the same options as the command, of which it is given some. */
    static CommandLine parser(TrialChild child) {
        return new CommandLine(child).setExpandAtFiles(false);
    }

    /** @param arguments of {@link CrossValidationOptions} */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        // What libraries print is no part of the answer.
        System.setOut(System.err);
        Logging.choose(false, false);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        try {
            TrialChild child = new TrialChild();
            parser(child).parseArgs(arguments);
            child.serve(System.in, out);
        } catch (RuntimeException | LinkageError | OutOfMemoryError broken) {
            System.exit(new Failures(err, () -> false).report(broken));
        }
        // Engines may leave threads behind.
        System.exit(ExitCodes.OK);
    }

    private void serve(InputStream input, PrintStream out) throws IOException {
        try (Interruption interruption = new Interruption(() -> {})) {
            BufferedReader in = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
            TrialMessage message = JSON.readValue(in.readLine(), TrialMessage.class);
            watch(in);
            out.println(answer(message, () -> interruption.getAsBoolean() || inputEnded));
        }
    }

    private void watch(Reader in) {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (in.read() >= 0) {
                            // Nothing more is told.
                        }
                    } catch (IOException gone) {
                        // As good as its end.
                    }
                    inputEnded = true;
                },
                "input");
        watch.setDaemon(true);
        watch.start();
    }

    private String answer(TrialMessage message, BooleanSupplier stop) throws IOException {
        ObjectNode answer = JSON.createObjectNode();
        try {
            Optional<TrialEnd> end = score(message, stop);
            end.ifPresent(each -> answer.set(END, JSON.valueToTree(each)));
        } catch (EngineException | UserException reason) {
            answer.put(FAILURE, reason.getMessage());
        }
        return JSON.writeValueAsString(answer);
    }

    private Optional<TrialEnd> score(TrialMessage message, BooleanSupplier stop) {
        ValidationRequest validation = new ValidationRequest(
                ConfigurationReader.parse(message.configuration(), "trial " + message.trial()),
                options.source(),
                options.folds(TuningOptions.USUAL_FOLDS),
                options.seeds(),
                Optional.empty());
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        return new TrialValidation(options.startEngine(), new FoldProgress(err, false, validation.folds()))
                .score(new TrialTask(message.trial(), Path.of(message.folder()), validation, message.hurdles()), stop);
    }
}
