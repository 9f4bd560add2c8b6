package org.areogan.program.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

    /** The source with them. */
    public DataSource addedTo(DataSource source) {
        return source.adding(additions.stream()
                .map(each -> new DataSource.Addition(DataSource.of(each), partial))
                .toList());
    }

    public boolean given() {
        return !additions.isEmpty() || !partial.isEmpty();
    }
}
