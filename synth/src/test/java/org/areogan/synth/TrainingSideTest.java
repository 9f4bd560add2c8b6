package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.synth.proof.Oversampled;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.split.Split;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class TrainingSideTest {
    private static final MemoryDataSet REAL = Scenes.mars(24, 41);

    /** A model of no weights that says that it was trained on this data, divided by the seed 7. */
    private static TrainingSide side(DataSet data, DataSet trainedOn) {
        UNet.Options options = new UNet.Options(
                List.of(3),
                4,
                3,
                0,
                DropoutKind.ELEMENT,
                Block.PLAIN,
                Norm.NONE,
                Down.MAX_POOL,
                Up.UPSAMPLE,
                Initializer.HE);
        try (ModelFile model = new ModelFile(
                options,
                Scenes.CLASSES,
                new Normalization(0.5, 0.2),
                Tiny.yaml(List.of("seed=7")),
                Map.of("real_fingerprint", DataSets.fingerprint(trainedOn.without(trainedOn.synthetic()))),
                Map.of(),
                new Parameters(DataType.FLOAT),
                Optional.empty())) {
            return TrainingSide.of(RealPairs.of(data), model);
        }
    }

    @Test
    void ofItsOwnDataOnlyTheTrainingPairsOfTheModelAreUsed() {
        TrainingSide side = side(REAL, REAL);
        Split split = Split.of(REAL, 0.25, 7);
        assertThat(side.split()).isTrue();
        assertThat(side.indices()).isEqualTo(split.training()).doesNotContainAnyElementsOf(split.validation());
        Set<String> validated = new HashSet<>();
        split.validation().forEach(index -> validated.add(REAL.groups().get(index)));
        DataSet pairs = side.pairs();
        assertThat(pairs.size()).isEqualTo(split.training().size()).isLessThan(REAL.size());
        for (int index = 0; index < pairs.size(); index++) {
            assertThat(validated).doesNotContain(pairs.group(index).orElseThrow());
        }
    }

    @Test
    void syntheticPairsAreMadeFromNoMore() {
        DataSet more = Oversampled.of(REAL, Split.of(REAL, 0.25, 7).training(), Scenes.ROCK.id(), 5);
        assertThat(side(more, more).indices()).isEqualTo(Split.of(REAL, 0.25, 7).training());
        assertThat(side(more, REAL).indices()).isEqualTo(side(more, more).indices());
    }

    @Test
    void ofOtherDataAllRealPairsAreUsed() {
        TrainingSide side = side(REAL, Scenes.mars(4, 42));
        assertThat(side.split()).isFalse();
        assertThat(side.pairs().size()).isEqualTo(REAL.size());
    }
}
