package org.areogan.terrain.labelling;

import java.util.Locale;
import java.util.OptionalInt;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;

/**
 * What labels of a tool mean as values of a mask. Pixels on which nothing is drawn are of the class {@code background}, as
 * gaps between hand-drawn polygons are in the reference data set; where there is no such class they have no label. Pixels
 * without a label beside such a class are drawn as {@code no-label}.
 */
public final class LabelNames {
    /** The class of pixels on which nothing is drawn, and CVAT's name for them. */
    static final String BACKGROUND = "background";

    /** The label of pixels that are not known beside a class {@code background}. */
    static final String NO_LABEL = "no-label";

    private final ClassSet classes;

    /** @param classes of the masks */
    public LabelNames(ClassSet classes) {
        this.classes = classes;
    }

    /** The value of pixels on which nothing is drawn. */
    int uncovered() {
        return find(BACKGROUND).orElse(classes.noLabel());
    }

    /** What a value of a mask is called in a tool. */
    String name(int value) {
        if (value == classes.noLabel()) {
            return uncovered() == value ? BACKGROUND : NO_LABEL;
        }
        return classes.get(value).name();
    }

    /** @throws UserException naming the place, the label and those that are known */
    int value(String label, String where) {
        return find(label)
                .orElseThrow(() ->
                        new UserException(where + " has the label '" + label + "', which is no class; known are "
                                + String.join(
                                        ", ",
                                        classes.classes().stream()
                                                .map(TerrainClass::name)
                                                .toList())
                                + " and " + NO_LABEL + ": rename it in the tool"));
    }

    /** Upper case, blanks and underscores do not matter, as people write {@code Big Rock}; LabelMe's own names are known. */
    private OptionalInt find(String label) {
        String plain = label.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s_-]+", "-")
                .replaceAll("^-|-$", "");
        for (TerrainClass each : classes.classes()) {
            if (each.name().equals(plain)) {
                return OptionalInt.of(each.id());
            }
        }
        boolean unknown = plain.equals(NO_LABEL) || plain.equals("ignore") || plain.equals(BACKGROUND);
        return unknown ? OptionalInt.of(classes.noLabel()) : OptionalInt.empty();
    }
}
