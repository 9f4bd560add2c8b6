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
import org.areogan.generator.model.InpainterFile;
import org.areogan.generator.network.InpaintingNetwork;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Grown;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A trained inpainter standing alone: it paints pieces of its class into frames of any size. The same holes, asked for
 * together again, give the same frames to the bit. Calls from several threads wait for each other.
 */
public final class Inpainter implements AutoCloseable {
    /** Pixels around a hole that tell how bright what is painted in it should be. */
    private static final int RING = 4;

    private final UNet.Options options;
    private final String paints;
    private final int rim;
    private final int noise;
    private final Normalization normalization;
    private final Parameters parameters;
    private final boolean ownsParameters;
    private final Passes<Padding> passes;

    /**
     * @param paints name of the class that it paints
     * @param rim pixels around pieces that are painted with them
     * @param noise channels
     * @param normalization of the frames that it was trained on
     * @param parameters hold the generator's; they are read at each call, so training shows, and are not closed
     */
    public Inpainter(
            UNet.Options options,
            String paints,
            int rim,
            int noise,
            Normalization normalization,
            Parameters parameters,
            Engine engine) {
        this(options, paints, rim, noise, normalization, parameters, false, engine);
    }

    private Inpainter(
            UNet.Options options,
            String paints,
            int rim,
            int noise,
            Normalization normalization,
            Parameters parameters,
            boolean ownsParameters,
            Engine engine) {
        this.options = options;
        this.paints = paints;
        this.rim = rim;
        this.noise = noise;
        this.normalization = normalization;
        this.parameters = parameters;
        this.ownsParameters = ownsParameters;
        this.passes = new Passes<>(
                Padding::pixels,
                padding -> engine.predictor(
                        InpaintingNetwork.build(options, noise, parameters, padding.height(), padding.width()),
                        List.of(InpaintingNetwork.GREY)));
    }

    /** The one of a file; it owns what the file holds. */
    public static Inpainter of(InpainterFile file, Engine engine) {
        return new Inpainter(
                file.options(),
                file.paints(),
                file.rim(),
                file.noise(),
                file.normalization(),
                file.parameters(),
                true,
                engine);
    }

    /** @throws org.areogan.files.UserException if the file cannot be read or holds no inpainter */
    public static Inpainter open(Path file, Engine engine) {
        return of(InpainterFile.read(file), engine);
    }

    /** Name of the class that it paints. */
    public String paints() {
        return paints;
    }

    /** What of a frame it paints: the pieces and a rim around them. */
    public boolean[] painted(Hole hole) {
        return hole.erased(rim);
    }

    /** The frame with its pieces painted in. */
    public Frame paint(Hole hole) {
        return paint(List.of(hole)).get(0);
    }

    /** One frame for each hole, in their order; frames that need the same padding share passes. */
    public synchronized List<Frame> paint(List<Hole> holes) {
        List<Padding> sizes = holes.stream()
                .map(hole -> Padding.of(hole.frame(), options.multiple()))
                .toList();
        Frame[] frames = new Frame[holes.size()];
        passes.run(sizes, (padding, places, predictor) -> paint(holes, places, padding, predictor, frames));
        return Arrays.asList(frames);
    }

    private void paint(List<Hole> holes, List<Integer> places, Padding padding, Predictor predictor, Frame[] frames) {
        try (INDArray input = input(places.stream().map(holes::get).toList(), padding)) {
            Map<String, INDArray> outputs = predictor.predict(Map.of(InpaintingNetwork.GIVEN, input));
            try {
                INDArray grey = Objects.requireNonNull(outputs.get(InpaintingNetwork.GREY));
                float[] values = grey.reshape(grey.length()).toFloatVector();
                for (int i = 0; i < places.size(); i++) {
                    frames[places.get(i)] =
                            filled(holes.get(places.get(i)), values, i * padding.pixels(), padding.width());
                }
            } finally {
                outputs.values().forEach(INDArray::close);
            }
        }
    }

    /** [batch, height, width, channels], the last row and column repeated below and to the right. */
    private INDArray input(List<Hole> holes, Padding padding) {
        int channels = InpaintingNetwork.channels(noise);
        float[] values = new float[Math.multiplyExact(Math.multiplyExact(holes.size(), padding.pixels()), channels)];
        int at = 0;
        for (Hole hole : holes) {
            Frame frame = hole.frame();
            Normalization own = normalization.of(frame.grey());
            boolean[] erased = hole.erased(rim);
            RandomGenerator random = new SplittableRandom(hole.seed());
            for (int row = 0; row < padding.height(); row++) {
                for (int column = 0; column < padding.width(); column++) {
                    int pixel = Math.min(row, frame.height() - 1) * frame.width() + Math.min(column, frame.width() - 1);
                    values[at++] = erased[pixel] ? 0 : own.apply(frame.grey()[pixel]);
                    values[at++] = erased[pixel] ? 1 : 0;
                    values[at++] = hole.pieces()[pixel] ? 1 : 0;
                    for (int channel = 0; channel < noise; channel++) {
                        values[at++] = (float) random.nextGaussian();
                    }
                }
            }
        }
        long[] shape = {holes.size(), padding.height(), padding.width(), channels};
        return Nd4j.create(values, shape, parameters.type());
    }

    /**
     * What was painted in the holes, each made brighter or darker as a whole so that it goes on from its surroundings, which
     * the network has painted as well.
     */
    private Frame filled(Hole hole, float[] values, int from, int width) {
        Frame frame = hole.frame();
        boolean[] erased = hole.erased(rim);
        float[] drawn = new float[frame.grey().length];
        byte[] holes = new byte[drawn.length];
        for (int pixel = 0; pixel < drawn.length; pixel++) {
            drawn[pixel] = values[from + pixel / frame.width() * width + pixel % frame.width()];
            holes[pixel] = (byte) (erased[pixel] ? 1 : 0);
        }
        float[] grey = frame.grey().clone();
        for (Component piece : Component.of(new Mask(frame.height(), frame.width(), holes), 1)) {
            boolean[] area = piece.within(frame.height(), frame.width());
            float missing = missing(frame, drawn, erased, area);
            for (int pixel = 0; pixel < grey.length; pixel++) {
                if (area[pixel]) {
                    grey[pixel] = Math.max(0, Math.min(1, drawn[pixel] + missing));
                }
            }
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    /** How much brighter the frame is around an area than it was painted there; 0 where nothing is left around it. */
    private static float missing(Frame frame, float[] drawn, boolean[] erased, boolean[] area) {
        boolean[] around = Grown.by(area, frame.height(), frame.width(), RING);
        double sum = 0;
        int count = 0;
        for (int pixel = 0; pixel < drawn.length; pixel++) {
            if (around[pixel] && !erased[pixel]) {
                sum += frame.grey()[pixel] - drawn[pixel];
                count++;
            }
        }
        return count == 0 ? 0 : (float) (sum / count);
    }

    @Override
    public synchronized void close() {
        passes.close();
        if (ownsParameters) {
            parameters.close();
        }
    }
}
