package org.areogan.generator;

import java.nio.file.Path;
import java.util.List;
import org.areogan.engine.Engine;
import org.areogan.engine.Parameters;
import org.areogan.generator.model.PainterFile;
import org.areogan.generator.network.Normalization;
import org.areogan.generator.network.PaintingNetwork;
import org.areogan.generator.network.UNet;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/**
 * The reverse generator standing alone: masks of any size to grey frames. The same layouts, asked for together again,
 * give the same frames to the bit. Calls from several threads wait for each other.
 */
public final class Painter implements AutoCloseable {
    private final ClassSet classes;
    private final Normalization normalization;
    private final PaintingPasses passes;

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
        this(
                classes,
                normalization,
                new PaintingPasses(network(options, classes.size(), noise), parameters, false, engine));
    }

    private Painter(ClassSet classes, Normalization normalization, PaintingPasses passes) {
        this.classes = classes;
        this.normalization = normalization;
        this.passes = passes;
    }

    /** @throws org.areogan.files.UserException if the file cannot be read or holds no painter */
    public static Painter open(Path file, Engine engine) {
        PainterFile read = PainterFile.read(file);
        PaintingPasses.Network network = network(read.options(), read.classes().size(), read.noise());
        return new Painter(
                read.classes(), read.normalization(), new PaintingPasses(network, read.parameters(), true, engine));
    }

    private static PaintingPasses.Network network(UNet.Options options, int classes, int noise) {
        return new PaintingPasses.Network(
                PaintingNetwork.LAYOUT,
                PaintingNetwork.channels(classes, 0),
                noise,
                options.multiple(),
                PaintingNetwork.GREY,
                (parameters, height, width) ->
                        PaintingNetwork.build(options, classes, noise, parameters, height, width));
    }

    /** What the masks that it paints may hold. */
    public ClassSet classes() {
        return classes;
    }

    /**
     * A frame of the mask's size; see {@link Layout}.
     *
     * @param seed of the noise; the same mask, style and seed give the same frame
     */
    public Frame paint(Mask mask, Style style, long seed) {
        return paint(List.of(new Layout(mask, style, seed))).get(0);
    }

    /** One frame for each layout, in their order; layouts that need the same padding share passes. */
    public List<Frame> paint(List<Layout> layouts) {
        return passes.paint(layouts.stream()
                .map(layout -> new Request(
                        layout.mask(), layout.style().normalized(normalization), layout.seed(), classes.size()))
                .toList());
    }

    /** A layout as the network is told it: its classes one-hot, the style at every pixel. */
    private record Request(Mask mask, Style style, long seed, int classes) implements PaintingPasses.Request {
        @Override
        public int height() {
            return mask.height();
        }

        @Override
        public int width() {
            return mask.width();
        }

        @Override
        public void write(int pixel, float[] values, int at) {
            int id = mask.ids()[pixel] & 0xff;
            if (id < classes) {
                values[at + id] = 1;
            }
            values[at + classes] = (float) style.mean();
            values[at + classes + 1] = (float) style.deviation();
        }

        @Override
        public Frame painted(float[] drawn) {
            return new Frame(height(), width(), drawn);
        }
    }

    @Override
    public void close() {
        passes.close();
    }
}
