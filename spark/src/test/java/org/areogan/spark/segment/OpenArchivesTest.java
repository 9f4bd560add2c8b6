package org.areogan.spark.segment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.areogan.files.UserException;
import org.areogan.spark.DyingFileSystem;
import org.areogan.spark.store.Store;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenArchivesTest {
    private static final int FRAMES = 3;

    private final DataSet scenes = new ProceduralMars(0.5).dataSet(FRAMES, 16, 32, 3);
    private final ClassSet classes = scenes.classes();

    @TempDir
    Path folder;

    private Store store = new Store(new Configuration(false));
    private Path first = Path.of("");
    private Path second = Path.of("");

    @BeforeEach
    void write() {
        Configuration configuration = new Configuration();
        configuration.set("fs.dying.impl", DyingFileSystem.class.getName());
        store = new Store(configuration);
        first = archive("first.npz");
        second = archive("second.npz");
    }

    private Path archive(String name) {
        Path file = folder.resolve(name);
        PairArchive.write(file, scenes);
        return file;
    }

    private OpenArchives archives() {
        return new OpenArchives(store, classes);
    }

    private static void read(OpenArchives archives, Path file) {
        assertThat(archives.frames("dying:" + file)).hasSize(FRAMES);
    }

    private void assertOpenings(int ofFirst, int ofSecond) {
        assertThat(List.of(DyingFileSystem.openings(first), DyingFileSystem.openings(second)))
                .containsExactly(ofFirst, ofSecond);
    }

    @Test
    void tasksThatReadTwoArchivesInTurnsReadEachOnce() {
        try (OpenArchives one = archives();
                OpenArchives other = archives()) {
            for (int turn = 0; turn < 3; turn++) {
                read(one, first);
                read(other, second);
            }
            read(one, second);
        }
        assertOpenings(1, 1);
    }

    @Test
    void theNextTaskFindsTheArchiveOfTheLastAndOneThatNobodyHoldsGoesForAnother() {
        for (int task = 0; task < 2; task++) {
            try (OpenArchives archives = archives()) {
                read(archives, first);
            }
        }
        assertOpenings(1, 0);
        try (OpenArchives archives = archives()) {
            read(archives, second);
            read(archives, first);
        }
        assertOpenings(2, 1);
    }

    @Test
    void whatATaskLetsGoOfStaysForThoseWhoHoldIt() {
        try (OpenArchives one = archives();
                OpenArchives other = archives()) {
            read(one, first);
            read(other, first);
            one.keepOnly(Set.of());
            read(one, second);
            read(other, first);
        }
        assertOpenings(1, 1);
    }

    @Test
    void anArchiveThatIsGoneIsAMistakeAndOneThatIsChangedIsReadAnew() {
        try (OpenArchives archives = archives()) {
            assertThatThrownBy(() -> archives.frames("dying:" + folder.resolve("gone.npz")))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("gone.npz");
            read(archives, first);
        }
        PairArchive.write(first, new ProceduralMars(0.5).dataSet(FRAMES + 1, 16, 32, 3));
        try (OpenArchives archives = archives()) {
            assertThat(archives.frames("dying:" + first)).hasSize(FRAMES + 1);
        }
        assertOpenings(2, 0);
    }

    @Test
    void aFrameOfAnArchiveThatWasReplacedByAShorterOneIsTold() {
        PairArchive.write(first, new ProceduralMars(0.5).dataSet(FRAMES - 1, 16, 32, 3));
        try (OpenArchives archives = archives()) {
            assertThat(archives.frame("dying:" + first, FRAMES - 2).id()).isEqualTo(Integer.toString(FRAMES - 2));
            assertThatThrownBy(() -> archives.frame("dying:" + first, FRAMES - 1))
                    .isInstanceOf(UserException.class)
                    .hasMessage("frame " + (FRAMES - 1) + " of dying:" + first + " is gone: the archive has "
                            + (FRAMES - 1) + " frames now and was replaced since the job began; segment it into"
                            + " another folder");
        }
    }
}
