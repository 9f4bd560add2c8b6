package org.areogan.trainer.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.generator.Prediction;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.Normalization;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.torch.Parity;
import org.areogan.trainer.configuration.RunConfiguration;
import org.areogan.trainer.configuration.yaml.ConfigurationYaml;
import org.areogan.trainer.game.SmallGame;
import org.areogan.trainer.game.objective.GameObjectives;
import org.areogan.trainer.game.objective.SegmentObjectives;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;

class CriticParityTest {
    private static final List<Sample> PAIRS = IntStream.range(0, 3)
            .mapToObj(scene -> new ProceduralMars().scene(scene, 15, 32))
            .toList();

    @Test
    void bothEnginesFindTheSamePairsReal() {
        double[] expected = realism(Parity.ND4J);
        double[] actual = realism(Parity.TORCH);

        assertThat(expected[0]).isNotEqualTo(expected[1]);
        assertThat(actual).containsExactly(expected, within(1e-4));
    }

    private static double[] realism(Engine engine) {
        RunConfiguration configuration = SmallGame.configuration(0);
        try (Parameters both = new Parameters(DataType.FLOAT)) {
            new SegmentObjectives(both, configuration, SmallGame.SHAPE).players();
            Parameters parameters = both.copy(GameObjectives.DISCRIMINATOR + "/");
            ModelFile model = new ModelFile(
                    configuration.generator(),
                    ClassSet.ROVER,
                    new Normalization(0.5, 0.2),
                    ConfigurationYaml.write(configuration, configuration),
                    Map.of(),
                    Map.of(),
                    parameters,
                    Optional.of(parameters));
            try (Critic critic = Critic.open(model, engine).orElseThrow()) {
                return critic.realism(
                        PAIRS, PAIRS.stream().map(CriticParityTest::unsure).toList());
            }
        }
    }

    private static Prediction unsure(Sample pair) {
        int classes = ClassSet.ROVER.size();
        float[] probabilities = new float[pair.frame().grey().length * classes];
        Arrays.fill(probabilities, 1f / classes);
        return new Prediction(pair.mask(), probabilities, classes);
    }
}
