package org.areogan.trainer.configuration.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.areogan.files.UserException;

/** Keys of {@code objective} that lie in a group of it now. People may go on writing them as they were. */
final class MovedKeys {
    private static final String PARENT = "objective";

    private record Moved(String key, String group, String newKey) {}

    private static final List<Moved> ALL = List.of(
            new Moved("label_smoothing", "loss", "label_smoothing"),
            new Moved("focal_gamma", "loss", "focal_gamma"),
            new Moved("lambda_dice", "terms", "dice"),
            new Moved("lambda_lovasz", "terms", "lovasz"));

    private MovedKeys() {}

    /**
     * Puts keys where they are now.
     *
     * @param tree some keys of a configuration
     * @throws UserException if a key is there under both names
     */
    static void move(ObjectNode tree, String origin) {
        if (tree.get(PARENT) instanceof ObjectNode objective) {
            ALL.forEach(each -> move(objective, each, origin));
        }
    }

    private static void move(ObjectNode objective, Moved moved, String origin) {
        if (!objective.has(moved.key())) {
            return;
        }
        if (!objective.has(moved.group())) {
            objective.putObject(moved.group());
        }
        // What is no group is told of once the configuration is read.
        if (objective.get(moved.group()) instanceof ObjectNode group) {
            if (group.has(moved.newKey())) {
                throw new UserException(origin + ": " + PARENT + "." + moved.key() + " is called " + PARENT + "."
                        + moved.group() + "." + moved.newKey() + " now, and both are there; leave one out");
            }
            group.set(moved.newKey(), objective.remove(moved.key()));
        }
    }
}
