package org.areogan.trainer.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.mars.ProceduralMars;
import org.junit.jupiter.api.Test;

class MaskClassesTest {
    private static final DataSource FILE = DataSource.of(Path.of("craters.npz"));

    @Test
    void filesAndWhatIsLearntFromBesideThemGetTheClasses() {
        DataSource all = FILE.withUnlabelled(Optional.of(FILE))
                .adding(List.of(new DataSource.Addition(DataSource.of(Path.of("more.npz")), List.of())));

        DataSource applied = MaskClasses.CRATERS.applied(all);

        assertThat(applied.classes()).isEqualTo(ClassSet.CRATERS);
        assertThat(applied.unlabelled().orElseThrow().classes()).isEqualTo(ClassSet.CRATERS);
        assertThat(applied.additions()).allMatch(each -> each.source().classes().equals(ClassSet.CRATERS));
        assertThat(MaskClasses.ROVER.applied(all)).isEqualTo(all);
    }

    @Test
    void filesAreReadInTheClassesOfAModelThatAreKnown() {
        ClassSet unknown = new ClassSet(
                List.of(new TerrainClass(0, "dark", 0, true), new TerrainClass(1, "light", 0xffffff, true)), 255);

        assertThat(MaskClasses.ofFilesFor(ClassSet.CRATERS)).isEqualTo(ClassSet.CRATERS);
        assertThat(MaskClasses.ofFilesFor(ClassSet.ROVER)).isEqualTo(ClassSet.ROVER);
        assertThat(MaskClasses.ofFilesFor(unknown)).isEqualTo(ClassSet.ROVER);
    }

    @Test
    void framesInMemoryAndFilesWithClassesOfTheirOwnKeepThem() {
        ClassSet own = new ClassSet(
                List.of(new TerrainClass(0, "dark", 0, true), new TerrainClass(1, "light", 0xffffff, true)), 255);
        DataSource memory = DataSource.of(new ProceduralMars().dataSet(1, 8, 8, 1));

        assertThat(MaskClasses.CRATERS.applied(FILE.withClasses(own)).classes()).isEqualTo(own);
        assertThat(MaskClasses.CRATERS.applied(memory)).isEqualTo(memory);
    }
}
