package org.areogan.generator;

import java.util.List;
import java.util.SplittableRandom;
import org.areogan.engine.FeatureMap;
import org.areogan.engine.Initializer;
import org.areogan.engine.Mode;
import org.areogan.engine.NetworkScope;
import org.areogan.engine.Parameters;
import org.areogan.terrain.Frame;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Small networks and frames for tests. */
final class Networks {
    static final UNet.Options TINY = with(UNet.Norm.NONE, UNet.Down.MAX_POOL, UNet.Up.TRANSPOSED);

    private Networks() {}

    static UNet.Options with(UNet.Norm norm, UNet.Down down, UNet.Up up) {
        return new UNet.Options(List.of(4, 6), 8, 3, 0.3, UNet.DropoutKind.ELEMENT, norm, down, up, Initializer.HE);
    }

    /** Initialised as for training. */
    static Parameters parameters(UNet.Options options, int classes, long seed) {
        Parameters parameters = new Parameters(DataType.FLOAT);
        SameDiff graph = SameDiff.create();
        FeatureMap frame = new FeatureMap(graph.placeHolder("frame", DataType.FLOAT, 1, 32, 32, 1), 1);
        UNet.logits(new NetworkScope(graph, parameters, "generator", Mode.TRAINING, seed), frame, classes, options);
        return parameters;
    }

    static Frame frame(int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] grey = new float[height * width];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) random.nextDouble();
        }
        return new Frame(height, width, grey);
    }
}
