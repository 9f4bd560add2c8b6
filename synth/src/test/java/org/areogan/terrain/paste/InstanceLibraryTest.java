package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.areogan.files.UserException;
import org.areogan.synth.Scenes;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.junit.jupiter.api.Test;

class InstanceLibraryTest {
    private static MemoryDataSet data(String source, List<String> groups, Sample... samples) {
        return new MemoryDataSet(source, Scenes.CLASSES, List.of(samples), groups);
    }

    private static Sample rock(int size, float grey) {
        Sample scene = Scenes.flat(24, 40, 1, 0.5f);
        Scenes.paint(scene, 8, 10, size, size, Scenes.ROCK.id(), grey);
        return scene;
    }

    @Test
    void piecesComeWithTheirFramesAndScenes() {
        MemoryDataSet own = data("own", List.of("a", "a", "b"), rock(0, 0), rock(8, 0.4f), rock(5, 0.4f));
        MemoryDataSet close = data("folder/close.npz", List.of(), rock(9, 0.4f), rock(9, 0.41f));
        InstanceLibrary library = InstanceLibrary.of(own, List.of(close), Scenes.ROCK);
        assertThat(library.own()).as("25 pixels are too few to cut").hasSize(1);
        assertThat(library.own().get(0).source()).isEqualTo("1");
        assertThat(library.own().get(0).scene()).isEqualTo("a");
        assertThat(library.showing()).containsExactly(1, 2);
        assertThat(library.more()).extracting(Instance::source).containsExactly("close.npz/0", "close.npz/1");
        assertThat(library.more()).extracting(Instance::scene).containsExactly("close.npz/0", "close.npz/1");
        assertThat(library.habits().areas()).hasSize(2);
    }

    @Test
    void piecesFromElsewhereMustBeAsBrightAsTheDatasOwn() {
        MemoryDataSet own = data("own", List.of(), rock(8, 0.4f), rock(8, 0.5f));
        MemoryDataSet close = data("close", List.of(), rock(9, 0.35f), rock(9, 0.37f), rock(9, 0.54f), rock(9, 0.6f));
        InstanceLibrary library = InstanceLibrary.of(own, List.of(close), Scenes.ROCK);
        assertThat(library.more()).extracting(Instance::source).containsExactly("close/1", "close/2");
    }

    @Test
    void dataWithoutTheClassIsRefused() {
        MemoryDataSet none = data("plain.npz", List.of(), rock(0, 0), rock(4, 0.4f));
        assertThatThrownBy(() -> InstanceLibrary.of(none, List.of(), Scenes.ROCK))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("plain.npz", "big-rock", "20 connected pixels", "--class");
    }

    @Test
    void dataWhosePiecesCannotBeCutIsRefusedUnlessOtherDataHasSome() {
        MemoryDataSet small = data("small.npz", List.of(), rock(5, 0.4f));
        assertThatThrownBy(() -> InstanceLibrary.of(small, List.of(), Scenes.ROCK))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("small.npz", "big-rock", "--pieces");
        MemoryDataSet close = data("close", List.of(), rock(9, 0.4f));
        assertThat(InstanceLibrary.of(small, List.of(close), Scenes.ROCK).more())
                .hasSize(1);
    }
}
