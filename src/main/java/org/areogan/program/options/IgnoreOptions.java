package org.areogan.program.options;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which pixels count for nothing. */
public final class IgnoreOptions {
    @Option(
            names = "--ignore-masks",
            paramLabel = "DIR",
            description =
                    "Leave out the pixels that a picture of the frame's name in DIR does not have black, such as the"
                            + " rover. Repeatable. Those of AI4Mars are found by themselves.")
    private List<Path> folders = new ArrayList<>();

    /** Folders of such pictures. */
    public List<Path> folders() {
        return List.copyOf(folders);
    }
}
