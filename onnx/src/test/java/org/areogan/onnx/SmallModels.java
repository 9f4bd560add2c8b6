package org.areogan.onnx;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.areogan.engine.Engine;
import org.areogan.engine.Engines;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.Segmenter;
import org.areogan.generator.network.Head;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.block.Down;
import org.areogan.generator.network.block.DropoutKind;
import org.areogan.generator.network.block.Up;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Small generators with values in every parameter, statistics too, so that nothing is hidden by a zero or a one. */
final class SmallModels {
    static final int CLASSES = 5;

    /** Before any array: it chooses the binary of ND4J. */
    static final Engine ENGINE = Engines.nd4j(1);

    static final Normalization NORMALIZATION = new Normalization(0.41, 0.17);

    private SmallModels() {}

    static UNet.Options options(Norm norm, Down down, Up up, DropoutKind dropout, Integer... filters) {
        return new UNet.Options(List.of(filters), 8, 3, 0.3, dropout, Block.PLAIN, norm, down, up, Initializer.HE);
    }

    /** With batch norm, of four filters at least, which every block can do with. */
    static UNet.Options parts(Block block, int squeezeExcitation, Bridge bridge, Skip skip, Fusion fusion, Head head) {
        return new UNet.Options(
                List.of(4, 6),
                8,
                3,
                0.3,
                DropoutKind.ELEMENT,
                block,
                squeezeExcitation,
                bridge,
                List.of(1, 2, 3),
                skip,
                fusion,
                head,
                0,
                Norm.BATCH,
                Down.MAX_POOL,
                Up.UPSAMPLE,
                Initializer.HE,
                1,
                0);
    }

    static Parameters parameters(UNet.Options options, long seed) {
        Parameters parameters = new Parameters(DataType.FLOAT);
        InferenceGraph.build(options, CLASSES, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN);
        SplittableRandom random = new SplittableRandom(seed);
        for (String name : parameters.names()) {
            INDArray array = parameters.get(name);
            if (array.rank() == 1) {
                boolean positive = name.endsWith("variance") || name.endsWith("gain");
                for (int i = 0; i < array.length(); i++) {
                    array.putScalar(i, positive ? random.nextDouble(0.5, 2) : random.nextDouble(-0.5, 0.5));
                }
            }
        }
        // A saturated softmax would hide what is wrong at most pixels, and blow up rounding at the others.
        parameters.get(InferenceGraph.LOGIT_WEIGHTS).divi(20);
        return parameters;
    }

    static Segmenter segmenter(UNet.Options options, Parameters parameters, Normalization normalization) {
        return new Segmenter(options, ClassSet.ROVER, normalization, parameters, ENGINE);
    }

    static OnnxCheck.Reference reference(Segmenter segmenter) {
        return (height, width, grey) ->
                segmenter.predict(new Frame(height, width, grey)).probabilities();
    }

    static OnnxModel model(UNet.Options options, Parameters parameters, Normalization normalization) {
        return OnnxModel.of(
                InferenceGraph.build(options, CLASSES, parameters, FeatureMap.UNKNOWN, FeatureMap.UNKNOWN),
                InferenceGraph.FRAME,
                InferenceGraph.PROBABILITIES,
                CLASSES,
                new FramePreparation(
                        normalization.mean(),
                        normalization.deviation(),
                        normalization.eachFrame(),
                        Normalization.SMALLEST_DEVIATION,
                        options.multiple()),
                Map.of("b", "2", "a", "1"));
    }
}
