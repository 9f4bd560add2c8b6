package org.areogan.program.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.trainer.configuration.DataSource;
import picocli.CommandLine.Option;

/** Which frames are learnt from besides those that are divided. */
public final class AdditionOptions {
    @Option(
            names = "--add",
            paramLabel = "DATA",
            description = "Learn from these frames too; they are never held out or scored. Repeatable.")
    private List<Path> additions = new ArrayList<>();

    @Option(
            names = "--partial",
            paramLabel = "VALUE=CLASSES",
            description = "What a mask value of the --add data means that stands for one of several classes, e.g."
                    + " '1=soil|bedrock|sand'. Repeatable.")
    private List<String> partial = new ArrayList<>();

    @Option(
            names = "--unlabelled",
            paramLabel = "FRAMES",
            description = "Learn from these frames without masks too; how is said by the configuration's group"
                    + " 'unlabelled', whose batch must be above 0.")
    private Optional<Path> unlabelled = Optional.empty();

    /** The source with them. */
    public DataSource addedTo(DataSource source) {
        return source.withUnlabelled(unlabelled.map(DataSource::of))
                .adding(additions.stream()
                        .map(each -> new DataSource.Addition(DataSource.of(each), partial))
                        .toList());
    }

    public boolean given() {
        return !additions.isEmpty() || !partial.isEmpty() || unlabelled.isPresent();
    }
}
