package org.areogan.torch.graph;

import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.Parameters;
import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.Initializer;
import org.areogan.engine.layers.Mode;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.engine.layers.Normalizations;
import org.areogan.engine.layers.Resampling;
import org.areogan.torch.Losses;
import org.areogan.torch.Parity;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.buffer.DataType;

/** A network put together by chance; its input is a parameter that is trained. */
record GraphRecipe(int batch, int height, int width, int channels, List<Layer> layers) {
    /** Larger feature maps are not doubled again. */
    private static final long LARGEST_SIDE = 17;

    /** A slope that single precision holds exactly, because ND4J keeps it so even among doubles. */
    private static final double SLOPE = 0.25;

    enum Kind {
        CONVOLUTION,
        SPECTRAL_CONVOLUTION,
        TRANSPOSED,
        MAX_POOLING,
        DEPTH_TO_SPACE,
        UPSAMPLED,
        INSTANCE_NORM,
        BATCH_NORM,
        RELU,
        LEAKY_RELU,
        SOFTMAX,
        JOINED
    }

    /**
     * @param filters of layers that have some
     * @param joined which earlier feature map of the same size a joining layer adds, counted from the input
     */
    record Layer(Kind kind, int filters, int kernel, int stride, boolean bias, int joined) {}

    Parity.Problem problem(DataType type) {
        SameDiff graph = SameDiff.create();
        Parameters parameters = new Parameters(type);
        NetworkScope scope = new NetworkScope(graph, parameters, "net", Mode.TRAINING, 3);
        SDVariable input = scope.weights("input", Initializer.HE, 2, 1, batch, height, width, channels);
        List<FeatureMap> maps = new ArrayList<>();
        maps.add(new FeatureMap(input, batch, height, width, channels));
        for (Layer layer : layers) {
            maps.add(add(scope.within("layer" + maps.size()), layer, maps));
        }
        Parity.disturb(parameters);
        // The input's own squares keep its gradient from vanishing, as it does behind the softmax of one channel.
        return Losses.of(graph, parameters, scope, last(maps), input);
    }

    private FeatureMap add(NetworkScope scope, Layer layer, List<FeatureMap> maps) {
        FeatureMap x = last(maps);
        boolean grows = Math.max(x.height(), x.width()) * 2 <= LARGEST_SIDE;
        return switch (layer.kind()) {
            case CONVOLUTION -> Convolutions.convolution(scope, x, kernel(layer, false));
            case SPECTRAL_CONVOLUTION -> Convolutions.convolution(scope, x, kernel(layer, true));
            case TRANSPOSED -> grows ? Convolutions.transposed(scope, x, layer.filters(), Initializer.HE) : x;
            case MAX_POOLING -> Resampling.maxPooling(scope, x);
            case DEPTH_TO_SPACE -> grows ? Resampling.depthToSpace(scope, x, layer.filters(), Initializer.HE) : x;
            case UPSAMPLED ->
                grows ? Resampling.upsampled(scope, x, layer.filters(), layer.kernel(), Initializer.GLOROT) : x;
            case INSTANCE_NORM -> Normalizations.instanceNorm(scope, x);
            case BATCH_NORM -> Normalizations.batchNorm(scope, x);
            case RELU -> Activations.relu(scope, x);
            case LEAKY_RELU -> Activations.leakyRelu(scope, x, SLOPE);
            case SOFTMAX -> Activations.softmax(scope, x);
            case JOINED -> Activations.joined(scope, x, partner(x, layer.joined(), maps));
        };
    }

    private static Kernel kernel(Layer layer, boolean spectralNorm) {
        return new Kernel(layer.filters(), layer.kernel(), layer.stride(), layer.bias(), Initializer.HE, spectralNorm);
    }

    private static FeatureMap partner(FeatureMap x, int index, List<FeatureMap> maps) {
        List<FeatureMap> fitting = maps.stream()
                .filter(map -> map.height() == x.height() && map.width() == x.width())
                .toList();
        return fitting.get(index % fitting.size());
    }

    private static FeatureMap last(List<FeatureMap> maps) {
        return maps.get(maps.size() - 1);
    }
}
