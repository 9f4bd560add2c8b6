package org.areogan.terrain;

import java.util.List;
import java.util.stream.Collectors;
import org.areogan.files.UserException;

/**
 * The classes that a mask may hold. Ids run from 0 without gaps, so that an id is also a channel of the networks.
 *
 * @param classes in the order of their ids
 * @param noLabel the mask value of a pixel that nobody has labelled; it is never trained on and never scored
 */
public record ClassSet(List<TerrainClass> classes, int noLabel) {
    /** The five classes of the reference data set with its palette; background is left out of the score. */
    public static final ClassSet ROVER = new ClassSet(
            List.of(
                    new TerrainClass(0, "background", 0x00274d, false),
                    new TerrainClass(1, "soil", 0xffcc00, true),
                    new TerrainClass(2, "bedrock", 0x66c2a5, true),
                    new TerrainClass(3, "sand", 0xfc8d62, true),
                    new TerrainClass(4, "big-rock", 0x8e0152, true)),
            255);

    /** Ground and craters as cameras in orbit see them; both count in the score. */
    public static final ClassSet CRATERS = new ClassSet(
            List.of(new TerrainClass(0, "ground", 0x00274d, true), new TerrainClass(1, "crater", 0xffcc00, true)), 255);

    public ClassSet {
        classes = List.copyOf(classes);
        if (classes.size() < 2) {
            throw new IllegalArgumentException("a class set needs at least two classes, got " + classes.size());
        }
        for (int id = 0; id < classes.size(); id++) {
            if (classes.get(id).id() != id) {
                throw new IllegalArgumentException(
                        "class ids must run from 0 without gaps; place " + id + " holds " + classes.get(id));
            }
        }
        if (noLabel < classes.size() || noLabel > 255) {
            throw new IllegalArgumentException(
                    "the no-label value must be " + classes.size() + " to 255, got " + noLabel);
        }
    }

    public int size() {
        return classes.size();
    }

    public TerrainClass get(int id) {
        return classes.get(id);
    }

    /** The colour of a mask's value, {@code 0xRRGGBB}; the no-label value is that shade of grey. */
    public int rgb(int value) {
        return value < classes.size() ? classes.get(value).rgb() : value * 0x010101;
    }

    /** Whether a mask may hold this value: a class id or the no-label value. */
    public boolean legal(int value) {
        return (value >= 0 && value < classes.size()) || value == noLabel;
    }

    /** Whether a mask's value is a class that counts in the score: ground of some kind. */
    public boolean isScored(int value) {
        return value < classes.size() && classes.get(value).scored();
    }

    /** Whether a mask's value is a class that does not count in the score, such as the sky; no label is no class. */
    public boolean isBackground(int value) {
        return value < classes.size() && !classes.get(value).scored();
    }

    public List<TerrainClass> scored() {
        return classes.stream().filter(TerrainClass::scored).toList();
    }

    /** The class of this name. @throws UserException if there is none; the message lists those that there are */
    public TerrainClass named(String name) {
        return classes.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new UserException("there is no class '" + name + "'; choose one of "
                        + classes.stream().map(TerrainClass::name).collect(Collectors.joining(", "))));
    }
}
