package org.areogan.generator.model;

import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;

/** {@code classes.json} of a model file, with colours as people write them. */
record ClassList(List<Entry> classes, int noLabel) {
    record Entry(int id, String name, String color, boolean scored) {}

    ClassList(ClassSet set) {
        this(
                set.classes().stream()
                        .map(each ->
                                new Entry(each.id(), each.name(), String.format("#%06x", each.rgb()), each.scored()))
                        .toList(),
                set.noLabel());
    }

    ClassSet classSet() {
        return new ClassSet(
                classes.stream()
                        .map(each ->
                                new TerrainClass(each.id(), each.name(), Integer.decode(each.color()), each.scored()))
                        .toList(),
                noLabel);
    }

    /** What makes two sets the same to a network; colours may differ. */
    static List<String> names(ClassSet set) {
        return set.classes().stream().map(each -> each.id() + " " + each.name()).toList();
    }
}
