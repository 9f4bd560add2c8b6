package org.areogan.generator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.Head;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;
import org.areogan.terrain.Frame;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** Small networks and frames for tests. */
public final class Networks {
    public static final UNet.Options TINY = with(Norm.NONE, Down.MAX_POOL, Up.TRANSPOSED);

    private Networks() {}

    public static UNet.Options with(Norm norm, Down down, Up up) {
        return new UNet.Options(
                List.of(4, 6), 8, 3, 0.3, DropoutKind.ELEMENT, Block.PLAIN, norm, down, up, Initializer.HE);
    }

    /** Of four filters at least, which every block can do with. */
    public static UNet.Options parts(Norm norm, Block block, int squeezeExcitation) {
        return parts(norm, block, squeezeExcitation, Bridge.BLOCK, Skip.PLAIN, Fusion.CONCATENATE, Head.LAST);
    }

    /** Plain blocks, put together otherwise. */
    public static UNet.Options parts(Bridge bridge, Skip skip, Fusion fusion, Head head) {
        return parts(Norm.NONE, Block.PLAIN, 0, bridge, skip, fusion, head);
    }

    private static UNet.Options parts(
            Norm norm, Block block, int squeezeExcitation, Bridge bridge, Skip skip, Fusion fusion, Head head) {
        return new UNet.Options(
                List.of(4, 6),
                8,
                3,
                0.3,
                DropoutKind.ELEMENT,
                block,
                squeezeExcitation,
                bridge,
                List.of(1, 3),
                skip,
                fusion,
                head,
                0,
                norm,
                Down.MAX_POOL,
                Up.DEPTH_TO_SPACE,
                Initializer.HE,
                1,
                0);
    }

    /** Networks that differ from {@link #TINY} in one part each, and one with all, by what is special about them. */
    public static Map<String, UNet.Options> others() {
        Map<String, UNet.Options> others = new LinkedHashMap<>();
        others.put("squeeze and excitation", parts(Norm.NONE, Block.PLAIN, 2));
        others.put("squeezed to one", parts(Norm.BATCH, Block.PLAIN, 100));
        others.put("residual", parts(Norm.NONE, Block.RESIDUAL, 0));
        others.put("residual, batch norm, squeeze and excitation", parts(Norm.BATCH, Block.RESIDUAL, 3));
        others.put("inception", parts(Norm.NONE, Block.INCEPTION, 0));
        others.put("inception, batch norm, squeeze and excitation", parts(Norm.BATCH, Block.INCEPTION, 3));
        others.put("bridge aspp", parts(Bridge.ASPP, Skip.PLAIN, Fusion.CONCATENATE, Head.LAST));
        others.put("attention", parts(Bridge.BLOCK, Skip.ATTENTION, Fusion.CONCATENATE, Head.LAST));
        others.put("gated", parts(Bridge.BLOCK, Skip.GATED, Fusion.CONCATENATE, Head.LAST));
        others.put("attention aspp", parts(Bridge.BLOCK, Skip.ATTENTION_ASPP, Fusion.CONCATENATE, Head.LAST));
        others.put("weighted", parts(Bridge.BLOCK, Skip.PLAIN, Fusion.WEIGHTED, Head.LAST));
        others.put("all scales", parts(Bridge.BLOCK, Skip.PLAIN, Fusion.CONCATENATE, Head.ALL_SCALES));
        others.put(
                "everything",
                parts(
                        Norm.BATCH,
                        Block.RESIDUAL,
                        2,
                        Bridge.ASPP,
                        Skip.ATTENTION_ASPP,
                        Fusion.WEIGHTED,
                        Head.ALL_SCALES));
        return others;
    }

    /** Initialised as for training. */
    public static Parameters parameters(UNet.Options options, int classes, long seed) {
        Parameters parameters = new Parameters(DataType.FLOAT);
        SameDiff graph = SameDiff.create();
        FeatureMap frame = new FeatureMap(graph.placeHolder("frame", DataType.FLOAT, 1, 32, 32, 1), 1);
        UNet.logits(new NetworkScope(graph, parameters, "generator", Mode.TRAINING, seed), frame, classes, options);
        return parameters;
    }

    public static Frame frame(int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] grey = new float[height * width];
        for (int i = 0; i < grey.length; i++) {
            grey[i] = (float) random.nextDouble();
        }
        return new Frame(height, width, grey);
    }
}
