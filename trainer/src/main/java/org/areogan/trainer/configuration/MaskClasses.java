package org.areogan.trainer.configuration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.trainer.configuration.DataSource.Addition;

/** What the masks of files tell apart. */
public enum MaskClasses {
    /** The five classes of {@link ClassSet#ROVER}. */
    ROVER,
    /** Ground and craters, {@link ClassSet#CRATERS}. */
    CRATERS;

    public ClassSet classes() {
        return switch (this) {
            case ROVER -> ClassSet.ROVER;
            case CRATERS -> ClassSet.CRATERS;
        };
    }

    /** In which classes files are read for a model of these: in its own where these are known, otherwise in the rover's. */
    public static ClassSet ofFilesFor(ClassSet model) {
        return Arrays.stream(values())
                .map(MaskClasses::classes)
                .filter(model::equals)
                .findFirst()
                .orElse(ClassSet.ROVER);
    }

    /** The same data read with these classes; frames in memory, and files that were given classes of their own, keep theirs. */
    public DataSource applied(DataSource data) {
        if (data.path().isEmpty() || !data.classes().equals(ClassSet.ROVER)) {
            return data;
        }
        Optional<DataSource> unlabelled = data.unlabelled().map(this::applied);
        return data.withClasses(classes())
                .withUnlabelled(unlabelled)
                .adding(data.additions().stream()
                        .map(each -> new Addition(applied(each.source()), each.partial()))
                        .toList());
    }

    /** As configurations have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
