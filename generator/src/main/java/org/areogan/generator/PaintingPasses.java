package org.areogan.generator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.engine.Engine;
import org.areogan.engine.HostValues;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.generator.tiling.Padding;
import org.areogan.generator.tiling.Passes;
import org.areogan.terrain.Frame;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The passes of a network that paints grey frames. Calls from several threads wait for each other. */
final class PaintingPasses implements AutoCloseable {
    /**
     * A network that paints.
     *
     * @param input name of its placeholder
     * @param channels of that, without noise
     * @param noise channels, which come after them
     * @param multiple what height and width must be multiples of
     * @param output name of the grey frames
     */
    record Network(String input, int channels, int noise, int multiple, String output, Builder builder) {
        /** Builds the network's graph for frames of a size. */
        @FunctionalInterface
        interface Builder {
            SameDiff build(Parameters parameters, int height, int width);
        }
    }

    /** A frame that is to be painted. */
    interface Request {
        int height();

        int width();

        /** Of the noise. */
        long seed();

        /** Writes what the network is told of a pixel, its channels without noise, where zeros are. */
        void write(int pixel, float[] values, int at);

        /** @param drawn what the network has painted, row by row; may be kept */
        Frame painted(float[] drawn);
    }

    private final Network network;
    private final Parameters parameters;
    private final boolean ownsParameters;
    private final Passes<Padding> passes;

    /**
     * @param parameters of the network; they are read at each call
     * @param ownsParameters whether they are closed with this
     */
    PaintingPasses(Network network, Parameters parameters, boolean ownsParameters, Engine engine) {
        this.network = network;
        this.parameters = parameters;
        this.ownsParameters = ownsParameters;
        this.passes = new Passes<>(
                Padding::pixels,
                padding -> engine.predictor(
                        network.builder().build(parameters, padding.height(), padding.width()),
                        List.of(network.output())));
    }

    /** One frame for each request, in their order; those that need the same padding share passes. */
    synchronized List<Frame> paint(List<? extends Request> requests) {
        List<Padding> sizes = requests.stream()
                .map(request -> Padding.of(request.height(), request.width(), network.multiple()))
                .toList();
        Frame[] frames = new Frame[requests.size()];
        passes.run(sizes, (padding, places, predictor) -> {
            List<Request> together = places.stream().<Request>map(requests::get).toList();
            float[] values = values(together, padding, predictor);
            for (int i = 0; i < places.size(); i++) {
                Request request = together.get(i);
                frames[places.get(i)] = request.painted(padding.crop(request.height(), request.width(), values, i, 1));
            }
        });
        return Arrays.asList(frames);
    }

    private float[] values(List<Request> requests, Padding padding, Predictor predictor) {
        try (INDArray input = input(requests, padding)) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(network.input(), input));
            try {
                INDArray grey = Objects.requireNonNull(outputs.get(network.output()));
                return HostValues.floats(grey);
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    /** [batch, height, width, channels and noise], the last row and column repeated below and to the right. */
    private INDArray input(List<Request> requests, Padding padding) {
        int channels = network.channels() + network.noise();
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(requests.size(), padding.pixels()), channels)];
        int at = 0;
        for (Request request : requests) {
            RandomGenerator random = new SplittableRandom(request.seed());
            for (int row = 0; row < padding.height(); row++) {
                for (int column = 0; column < padding.width(); column++) {
                    int above = Math.min(row, request.height() - 1);
                    request.write(above * request.width() + Math.min(column, request.width() - 1), values, at);
                    for (int channel = network.channels(); channel < channels; channel++) {
                        values[at + channel] = (float) random.nextGaussian();
                    }
                    at += channels;
                }
            }
        }
        long[] shape = {requests.size(), padding.height(), padding.width(), channels};
        return HostValues.array(values, parameters.type(), shape);
    }

    @Override
    public synchronized void close() {
        passes.close();
        if (ownsParameters) {
            parameters.close();
        }
    }
}
