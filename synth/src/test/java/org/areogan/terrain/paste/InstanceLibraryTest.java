package org.areogan.terrain.paste;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.areogan.files.UserException;
import org.areogan.synth.Scenes;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
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
        InstanceLibrary library = InstanceLibrary.of(own, List.of(close), Scenes.ROCK, Scenes.CURE);
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
        InstanceLibrary library = InstanceLibrary.of(own, List.of(close), Scenes.ROCK, Scenes.CURE);
        assertThat(library.more()).extracting(Instance::source).containsExactly("close/1", "close/2");
    }

    @Test
    void dataWithoutTheClassIsRefused() {
        MemoryDataSet none = data("plain.npz", List.of(), rock(0, 0), rock(4, 0.4f));
        assertThatThrownBy(() -> InstanceLibrary.of(none, List.of(), Scenes.ROCK, Scenes.CURE))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("plain.npz", "big-rock", "20 connected pixels", "--class");
    }

    @Test
    void dataWhosePiecesCannotBeCutIsRefusedUnlessOtherDataHasSome() {
        MemoryDataSet small = data("small.npz", List.of(), rock(5, 0.4f));
        assertThatThrownBy(() -> InstanceLibrary.of(small, List.of(), Scenes.ROCK, Scenes.CURE))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("small.npz", "big-rock", "--pieces");
        MemoryDataSet close = data("close", List.of(), rock(9, 0.4f));
        assertThat(InstanceLibrary.of(small, List.of(close), Scenes.ROCK, Scenes.CURE)
                        .more())
                .hasSize(1);
    }

    /** A square of 8 pixels that swings about its mean, on ground that swings by 0.02. */
    private static Sample swinging(float swing) {
        float[] grey = new float[48 * 96];
        byte[] ids = new byte[grey.length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            int row = pixel / 96;
            int column = pixel % 96;
            boolean rock = row >= 20 && row < 28 && column >= 40 && column < 48;
            float sign = (row + column) % 2 == 0 ? 1 : -1;
            grey[pixel] = 0.5f + sign * (rock ? swing : 0.02f);
            ids[pixel] = (byte) (rock ? Scenes.ROCK.id() : 1);
        }
        return new Sample(new Frame(48, 96, grey), new Mask(48, 96, ids));
    }

    @Test
    void piecesFromElsewhereAreTonedDownToTheContrastOfTheDatasOwn() {
        MemoryDataSet own = data("own", List.of(), swinging(0.04f));
        MemoryDataSet close = data("close", List.of(), swinging(0.08f), swinging(0.03f));
        InstanceLibrary library = InstanceLibrary.of(own, List.of(close), Scenes.ROCK, Scenes.CURE);
        double usual = library.own().get(0).contrast();
        assertThat(usual).isCloseTo(2, within(0.05));
        assertThat(library.more().get(0).contrast()).isCloseTo(usual, within(1e-3));
        assertThat(library.more().get(1).contrast()).isCloseTo(1.5, within(0.05));
    }
}
