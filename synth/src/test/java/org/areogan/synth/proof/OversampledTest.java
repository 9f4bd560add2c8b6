package org.areogan.synth.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.areogan.files.UserException;
import org.areogan.synth.Scenes;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;
import org.areogan.terrain.split.Split;
import org.junit.jupiter.api.Test;

class OversampledTest {
    private static Sample scene(boolean rock) {
        Sample scene = Scenes.flat(8, 8, 1, 0.5f);
        Scenes.paint(scene, 2, 2, rock ? 1 : 0, 1, Scenes.ROCK.id(), 0.4f);
        return scene;
    }

    private static final MemoryDataSet REAL = new MemoryDataSet(
            "real.npz",
            Scenes.CLASSES,
            List.of(scene(true), scene(false), scene(true), scene(true)),
            List.of("a", "a", "b", "c"));

    @Test
    void framesThatShowTheClassComeAgainInTurn() {
        DataSet more = Oversampled.of(REAL, List.of(0, 1, 3), Scenes.ROCK.id(), 3);
        assertThat(more.size()).isEqualTo(7);
        assertThat(IntStream.range(0, 7).mapToObj(more::id)).containsExactly("0", "1", "2", "3", "0-4", "3-5", "0-6");
        assertThat(more.synthetic()).containsExactly(4, 5, 6);
        assertThat(more.origin(5)).contains(new Origin("repeat", List.of("c")));
        assertThat(more.group(5)).contains("c");
        assertThat(more.frame(5)).isEqualTo(REAL.frame(3));
        assertThat(more.mask(5)).isEqualTo(REAL.mask(3));
        assertThat(more.labelled()).isTrue();
        assertThat(more.classes()).isEqualTo(REAL.classes());
        assertThat(more.source()).isEqualTo("real.npz");
    }

    @Test
    void whereScenesAreNotKnownTheOriginIsTheFrame() {
        MemoryDataSet plain = new MemoryDataSet("plain", Scenes.CLASSES, REAL.samples(), List.of());
        assertThat(Oversampled.of(plain, List.of(2), Scenes.ROCK.id(), 1).origin(4))
                .contains(new Origin("repeat", List.of("2")));
    }

    @Test
    void noValidationSeesARepeatedFrame() {
        MemoryDataSet mars = Scenes.mars(24, 5);
        List<Integer> all = IntStream.range(0, 24).boxed().toList();
        DataSet more = Oversampled.of(mars, all, Scenes.ROCK.id(), 40);
        Split split = Split.of(more, 0.25, 3);
        assertThat(split.validation())
                .isEqualTo(Split.of(mars, 0.25, 3).validation())
                .doesNotContainAnyElementsOf(more.synthetic());
        List<String> judgedBy = split.validation().stream()
                .map(index -> mars.groups().get(index))
                .toList();
        assertThat(split.training()).hasSizeGreaterThan(24 - split.validation().size());
        split.training()
                .forEach(index ->
                        assertThat(judgedBy).doesNotContain(more.group(index).orElseThrow()));
    }

    @Test
    void framesWithoutTheClassCannotBeRepeated() {
        assertThatThrownBy(() -> Oversampled.of(REAL, List.of(1), Scenes.ROCK.id(), 3))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("real.npz", "big-rock", "another class");
    }
}
