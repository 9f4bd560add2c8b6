package org.areogan.trainer.game;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.UNet;
import org.areogan.torch.Losses;
import org.areogan.torch.Parity;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Generators of every kind of part on both engines: logits, statistics, and the gradients of the frame and all parameters. */
class PartsParityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "generator.squeeze_excitation=2",
                "generator.block=residual",
                "generator.block=inception",
                "generator.block=residual generator.squeeze_excitation=2 generator.norm=none",
                "generator.block=inception generator.squeeze_excitation=3 generator.down=strided",
                "generator.bridge=aspp generator.aspp_rates=[1,3]",
                "generator.skip=attention",
                "generator.skip=gated generator.fusion=weighted",
                "generator.skip=attention_aspp generator.head=all_scales",
                "generator.block=residual generator.squeeze_excitation=2 generator.bridge=aspp"
                        + " generator.skip=attention_aspp generator.fusion=weighted generator.head=all_scales",
            })
    void bothEnginesAgreeOn(String settings) {
        Parity.assertSame(() -> problem(settings, DataType.DOUBLE), Parity.tolerance(DataType.DOUBLE));
        Parity.assertSame(() -> problem(settings, DataType.FLOAT), Parity.tolerance(DataType.FLOAT));
    }

    private static Parity.Problem problem(String settings, DataType type) {
        SameDiff graph = SameDiff.create();
        Parameters parameters = new Parameters(type);
        NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, 3);
        SDVariable frame = scope.weights("frame", Initializer.HE, 2, 1, 2, 8, 12, 1);
        FeatureMap logits = UNet.logits(scope, new FeatureMap(frame, 2, 8, 12, 1), 3, generator(settings));
        Parity.disturb(parameters);
        return Losses.of(graph, parameters, scope, logits);
    }

    private static UNet.Options generator(String settings) {
        List<String> all = new ArrayList<>(List.of("generator.filters=[4,6]", "generator.bottleneck=8"));
        all.addAll(List.of(settings.split(" ")));
        return ConfigurationReader.over("a test", SmallGame.configuration(0), all)
                .configuration()
                .generator();
    }
}
