package org.areogan.program.serve;

import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.areogan.engine.Engine;
import org.areogan.files.UserException;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.program.options.EngineOptions;
import org.areogan.program.options.LookOptions;
import org.areogan.program.serve.batching.QueueLimits;
import org.areogan.program.serve.http.BearerToken;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.program.shell.ExitCodes;
import org.areogan.program.shell.Interruption;
import org.areogan.program.shell.Version;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code areogan serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        description = {
            "Segments pictures that come over HTTP, and shows a page to try it in a browser.",
            "",
            "Ctrl-C ends it when the requests under way are answered."
        },
        footer = {
            "",
            "Examples:",
            "  areogan serve",
            "  areogan serve --model runs/first/model.areogan --port 0",
            "  areogan serve --scale auto",
            "  curl --data-binary @rover.png 'http://127.0.0.1:8080/v1/segment?as=overlay' -o overlay.png"
        })
public final class ServeCommand implements Callable<Integer> {
    private static final String TOKEN = "AREOGAN_TOKEN";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description =
                    "What 'areogan train' has made, called by the file's name or, if that is model.areogan, by its"
                            + " folder's; repeatable. Usually the model that comes with the program.")
    private List<Path> models = new ArrayList<>();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Address to listen on. Usually ${DEFAULT-VALUE}: this machine alone.")
    private String host = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "0 takes a free one. Usually ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "File with a secret that clients must send as 'Authorization: Bearer ...'; without it the"
                    + " variable " + TOKEN + " is looked at.")
    private Optional<Path> tokenFile = Optional.empty();

    @Mixin
    private LookOptions look = new LookOptions();

    @Mixin
    private EngineOptions engine = new EngineOptions();

    @Override
    public Integer call() {
        Optional<BearerToken> token = token();
        SegmentOptions looks = look.options();
        Engine started = engine.start();
        SegmentServer.Settings settings =
                new SegmentServer.Settings(host, port, token, ServerLimits.STANDARD, QueueLimits.STANDARD, looks);
        CountDownLatch asked = new CountDownLatch(1);
        try (Interruption interruption = new Interruption(asked::countDown);
                SegmentServer server = SegmentServer.start(settings, segmenters(started), started.name())) {
            PrintWriter err = spec.commandLine().getErr();
            if (token.isEmpty() && !loopback()) {
                err.println("warning: everyone who reaches " + server.address()
                        + " can use it; ask for a token with --token-file");
            }
            spec.commandLine().getOut().println(server.address());
            spec.commandLine().getOut().flush();
            err.println("serving; Ctrl-C stops");
            asked.await();
            err.println("stopping when the requests under way are answered");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.OK;
    }

    private Optional<BearerToken> token() {
        return tokenFile
                .map(BearerToken::read)
                .or(() -> Optional.ofNullable(System.getenv(TOKEN)).map(text -> BearerToken.of(text, TOKEN)));
    }

    private Map<String, Supplier<Segmenter>> segmenters(Engine started) {
        Map<String, Supplier<Segmenter>> segmenters = new LinkedHashMap<>();
        for (Path model : models) {
            if (segmenters.put(name(model), () -> Segmenter.open(model, started)) != null) {
                throw new UserException("two models are called " + name(model) + ", the second is " + model
                        + "; rename a file, or give the model once");
            }
        }
        if (segmenters.isEmpty()) {
            segmenters.put("curiosity", () -> TrainedModel.CURIOSITY.open(started));
        }
        return segmenters;
    }

    private static String name(Path model) {
        Path whole = model.toAbsolutePath().normalize();
        String stem = String.valueOf(whole.getFileName()).replaceFirst("\\.[^.]*$", "");
        Path folder = whole.getParent();
        Path called = folder == null ? null : folder.getFileName();
        return (stem.equals("model") && called != null ? called.toString() : stem).replaceAll("[^A-Za-z0-9._-]", "-");
    }

    private boolean loopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }
}
