package org.areogan.generator;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.engine.Predictor;
import org.areogan.generator.model.PainterFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The reverse generator standing alone: masks of any size to grey frames. The same layouts, asked for together again,
 * give the same frames to the bit. Calls from several threads wait for each other.
 */
public final class Painter implements AutoCloseable {
    private final UNet.Options options;
    private final ClassSet classes;
    private final int noise;
    private final Normalization normalization;
    private final Parameters parameters;
    private final boolean ownsParameters;
    private final Passes<Padding> passes;

    /**
     * @param noise channels
     * @param normalization of the frames that it was trained on
     * @param parameters hold the generator's; they are read at each call, so training shows, and are not closed
     */
    public Painter(
            UNet.Options options,
            ClassSet classes,
            int noise,
            Normalization normalization,
            Parameters parameters,
            Engine engine) {
        this(options, classes, noise, normalization, parameters, false, engine);
    }

    private Painter(
            UNet.Options options,
            ClassSet classes,
            int noise,
            Normalization normalization,
            Parameters parameters,
            boolean ownsParameters,
            Engine engine) {
        this.options = options;
        this.classes = classes;
        this.noise = noise;
        this.normalization = normalization;
        this.parameters = parameters;
        this.ownsParameters = ownsParameters;
        this.passes = new Passes<>(
                Padding::pixels,
                padding -> engine.predictor(
                        PaintingNetwork.build(
                                options, classes.size(), noise, parameters, padding.height(), padding.width()),
                        List.of(PaintingNetwork.GREY)));
    }

    /** @throws org.areogan.files.UserException if the file cannot be read or holds no painter */
    public static Painter open(Path file, Engine engine) {
        PainterFile read = PainterFile.read(file);
        return new Painter(
                read.options(), read.classes(), read.noise(), read.normalization(), read.parameters(), true, engine);
    }

    public ClassSet classes() {
        return classes;
    }

    /** A frame of the mask's size; see {@link Layout}. */
    public Frame paint(Mask mask, Style style, long seed) {
        return paint(List.of(new Layout(mask, style, seed))).get(0);
    }

    /** One frame for each layout, in their order; layouts that need the same padding share passes. */
    public synchronized List<Frame> paint(List<Layout> layouts) {
        List<Padding> sizes = layouts.stream()
                .map(Layout::mask)
                .map(mask -> Padding.of(mask.height(), mask.width(), options.multiple()))
                .toList();
        Frame[] frames = new Frame[layouts.size()];
        passes.run(sizes, (padding, places, predictor) -> paint(layouts, places, padding, predictor, frames));
        return Arrays.asList(frames);
    }

    private void paint(
            List<Layout> layouts, List<Integer> places, Padding padding, Predictor predictor, Frame[] frames) {
        try (INDArray input = input(places.stream().map(layouts::get).toList(), padding)) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(PaintingNetwork.LAYOUT, input));
            try {
                INDArray grey = Objects.requireNonNull(outputs.get(PaintingNetwork.GREY));
                float[] values = grey.reshape(grey.length()).toFloatVector();
                for (int i = 0; i < places.size(); i++) {
                    frames[places.get(i)] =
                            crop(layouts.get(places.get(i)).mask(), values, i * padding.pixels(), padding.width());
                }
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    /** The layouts [batch, height, width, channels], the last row and column of masks repeated below and to the right. */
    private INDArray input(List<Layout> layouts, Padding padding) {
        int channels = PaintingNetwork.channels(classes.size(), noise);
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(layouts.size(), padding.pixels()), channels)];
        int at = 0;
        for (Layout layout : layouts) {
            Mask mask = layout.mask();
            Style style = layout.style().normalized(normalization);
            RandomGenerator random = new SplittableRandom(layout.seed());
            for (int row = 0; row < padding.height(); row++) {
                for (int column = 0; column < padding.width(); column++) {
                    int id = mask.at(Math.min(row, mask.height() - 1), Math.min(column, mask.width() - 1));
                    if (id < classes.size()) {
                        values[at + id] = 1;
                    }
                    at += classes.size();
                    values[at++] = (float) style.mean();
                    values[at++] = (float) style.deviation();
                    for (int channel = 0; channel < noise; channel++) {
                        values[at++] = (float) random.nextGaussian();
                    }
                }
            }
        }
        long[] shape = {layouts.size(), padding.height(), padding.width(), channels};
        return Nd4j.create(values, shape, parameters.type());
    }

    private static Frame crop(Mask mask, float[] values, int from, int width) {
        float[] grey = new float[mask.height() * mask.width()];
        for (int row = 0; row < mask.height(); row++) {
            System.arraycopy(values, from + row * width, grey, row * mask.width(), mask.width());
        }
        return new Frame(mask.height(), mask.width(), grey);
    }

    @Override
    public synchronized void close() {
        passes.close();
        if (ownsParameters) {
            parameters.close();
        }
    }
}
