package org.areogan.terrain.partial;

import java.util.List;
import java.util.TreeSet;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;

/**
 * What people write about a data set: that a value of its masks means one of several classes.
 *
 * @param value in the masks as they are stored
 * @param ids of the classes, ascending
 */
record PartialLabel(int value, List<Integer> ids) {
    /** Each has a bit, and what all bits leave must be no class. */
    private static final int MOST_CLASSES = 7;

    PartialLabel {
        ids = List.copyOf(ids);
    }

    /**
     * @param text such as {@code 1=soil|bedrock|sand}
     * @throws UserException naming the text and the cure
     */
    static PartialLabel parse(String text, ClassSet classes) {
        int equals = text.indexOf('=');
        if (equals < 1 || !text.substring(0, equals).strip().matches("[0-9]{1,3}")) {
            throw new UserException("the partial label '" + text
                    + "' does not read VALUE=CLASS|CLASS; write for example 1=soil|bedrock|sand");
        }
        int value = Integer.parseInt(text.substring(0, equals).strip());
        if (value > 255 || value == classes.noLabel()) {
            throw new UserException("the partial label '" + text + "' is of the mask value " + value
                    + "; it must be 0 to 255 and not " + classes.noLabel() + ", which means no label");
        }
        TreeSet<Integer> ids = new TreeSet<>();
        for (String name : text.substring(equals + 1).split("\\|", -1)) {
            try {
                ids.add(classes.named(name.strip()).id());
            } catch (UserException unknown) {
                throw new UserException("the partial label '" + text + "': " + unknown.getMessage(), unknown);
            }
        }
        return new PartialLabel(value, List.copyOf(ids));
    }

    /** The value that stands for these classes wherever data sets meet: the same for the same classes. */
    int shared(ClassSet classes) {
        int bits = 0;
        for (int id : ids) {
            bits |= 1 << id;
        }
        int shared = 255 - bits;
        if (classes.size() > MOST_CLASSES || shared == classes.noLabel()) {
            throw new UserException(
                    "partial labels need at most " + MOST_CLASSES + " classes and a no-label value that is"
                            + " 255, got " + classes.size() + " classes and " + classes.noLabel());
        }
        return shared;
    }
}
