package org.areogan.terrain.pixels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.areogan.synth.Scenes;
import org.junit.jupiter.api.Test;

class ComponentTest {
    private static final int ROCK = Scenes.ROCK.id();

    @Test
    void pixelsThatTouchAtTheirSidesBelongTogether() {
        List<Component> components = Component.of(
                Scenes.mask(
                        "RRssR", //
                        "sRsRR", "ssRss", "RsssR"),
                ROCK);
        assertThat(components).extracting(Component::area).containsExactly(3, 3, 1, 1, 1);
        assertThat(components).extracting(Component::top).containsExactly(0, 0, 2, 3, 3);
        assertThat(components).extracting(Component::left).containsExactly(0, 3, 2, 0, 4);
        assertThat(components.get(0).inside()).containsExactly(true, true, false, true);
        assertThat(components.get(1).inside()).containsExactly(false, true, true, true);
        assertThat(components.get(1).bottom()).isEqualTo(2);
        assertThat(components.get(1).right()).isEqualTo(5);
        assertThat(components.get(1).fill()).isEqualTo(0.75);
    }

    @Test
    void whatLiesAroundAHoleIsOnePieceThatDoesNotFillItsBox() {
        List<Component> components = Component.of(
                Scenes.mask(
                        "RRR", //
                        "R?R", "RRR"),
                ROCK);
        assertThat(components).hasSize(1);
        assertThat(components.get(0).area()).isEqualTo(8);
        assertThat(components.get(0).inside()[4]).isFalse();
    }

    @Test
    void aClassThatIsNotThereHasNoPieces() {
        assertThat(Component.of(Scenes.mask("ss", "k?"), ROCK)).isEmpty();
    }
}
