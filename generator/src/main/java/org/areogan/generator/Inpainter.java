package org.areogan.generator;

import java.nio.file.Path;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.generator.model.InpainterFile;
import org.areogan.generator.network.InpaintingNetwork;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Grown;

/**
 * A trained inpainter standing alone: it paints pieces of its class into frames of any size. The same holes, asked for
 * together again, give the same frames to the bit. Calls from several threads wait for each other.
 */
public final class Inpainter implements AutoCloseable {
    /** Pixels around a hole that tell how bright what is painted in it should be. */
    private static final int RING = 4;

    private final String paints;
    private final int rim;
    private final Normalization normalization;
    private final PaintingPasses passes;

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
        this(paints, rim, normalization, new PaintingPasses(network(options, noise), parameters, false, engine));
    }

    private Inpainter(String paints, int rim, Normalization normalization, PaintingPasses passes) {
        this.paints = paints;
        this.rim = rim;
        this.normalization = normalization;
        this.passes = passes;
    }

    /** The one of a file; it owns what the file holds. */
    public static Inpainter of(InpainterFile file, Engine engine) {
        return new Inpainter(
                file.paints(),
                file.rim(),
                file.normalization(),
                new PaintingPasses(network(file.options(), file.noise()), file.parameters(), true, engine));
    }

    /** @throws org.areogan.files.UserException if the file cannot be read or holds no inpainter */
    public static Inpainter open(Path file, Engine engine) {
        return of(InpainterFile.read(file), engine);
    }

    private static PaintingPasses.Network network(UNet.Options options, int noise) {
        return new PaintingPasses.Network(
                InpaintingNetwork.GIVEN,
                InpaintingNetwork.GIVEN_CHANNELS,
                noise,
                options.multiple(),
                InpaintingNetwork.GREY,
                (parameters, height, width) -> InpaintingNetwork.build(options, noise, parameters, height, width));
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
    public List<Frame> paint(List<Hole> holes) {
        return passes.paint(holes.stream()
                .map(hole -> new Request(
                        hole, hole.erased(rim), normalization.of(hole.frame().grey())))
                .toList());
    }

    /** A hole as the network is told it: what is left of the frame, what is erased, where pieces are to be. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Request(Hole hole, boolean[] erased, Normalization normalization) implements PaintingPasses.Request {
        @Override
        public int height() {
            return hole.frame().height();
        }

        @Override
        public int width() {
            return hole.frame().width();
        }

        @Override
        public long seed() {
            return hole.seed();
        }

        @Override
        public void write(int pixel, float[] values, int at) {
            values[at] = erased[pixel] ? 0 : normalization.apply(hole.frame().grey()[pixel]);
            values[at + 1] = erased[pixel] ? 1 : 0;
            values[at + 2] = hole.pieces()[pixel] ? 1 : 0;
        }

        /**
         * What was painted in the holes, each made brighter or darker as a whole so that it goes on from its surroundings,
         * which the network has painted as well.
         */
        @Override
        public Frame painted(float[] drawn) {
            byte[] holes = new byte[drawn.length];
            for (int pixel = 0; pixel < drawn.length; pixel++) {
                holes[pixel] = (byte) (erased[pixel] ? 1 : 0);
            }
            float[] grey = hole.frame().grey().clone();
            for (Component piece : Component.of(new Mask(height(), width(), holes), 1)) {
                boolean[] area = piece.within(height(), width());
                float missing = missing(drawn, area);
                for (int pixel = 0; pixel < grey.length; pixel++) {
                    if (area[pixel]) {
                        grey[pixel] = Math.max(0, Math.min(1, drawn[pixel] + missing));
                    }
                }
            }
            return new Frame(height(), width(), grey);
        }

        /** How much brighter the frame is around an area than it was painted there; 0 where nothing is left around it. */
        private float missing(float[] drawn, boolean[] area) {
            boolean[] around = Grown.by(area, height(), width(), RING);
            double sum = 0;
            int count = 0;
            for (int pixel = 0; pixel < drawn.length; pixel++) {
                if (around[pixel] && !erased[pixel]) {
                    sum += hole.frame().grey()[pixel] - drawn[pixel];
                    count++;
                }
            }
            return count == 0 ? 0 : (float) (sum / count);
        }
    }

    @Override
    public void close() {
        passes.close();
    }
}
