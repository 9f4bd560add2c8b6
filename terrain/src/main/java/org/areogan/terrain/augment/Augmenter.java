package org.areogan.terrain.augment;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;

/**
 * Random changes of training samples, which keep their size. Frame and mask go through the same change by construction:
 * flips, rotation and zoom become one {@link Affine} map that resamples both at once.
 */
public final class Augmenter {
    /**
     * How much is changed at most; what is 0 (zoom: 1) is not done. Each is done in this order.
     *
     * @param flipHorizontal probability that left and right are swapped, 0 to 1
     * @param flipVertical probability that top and bottom are swapped, 0 to 1
     * @param rotate largest angle in degrees, either way, 0 to 180
     * @param zoom largest factor, at least 1; a random window is enlarged to the frame
     * @param brightness largest shift, either way, in full scales, 0 to 1
     * @param contrast largest change of the factor on the distance from the frame's mean, either way, 0 to below 1
     * @param noise largest standard deviation of Gaussian noise, in full scales, 0 to 1
     * @param cutMix probability that a rectangle of another sample is put in, 0 to 1
     * @param zoomOut largest factor, at least 1, by which the picture is made smaller; what it does not fill is mirrored
     *     and has no label; with {@code zoom}, either is as likely
     * @param gamma largest factor, at least 1, by which the exponent on grey values is raised or lowered
     * @param vignette largest share of the brightness that the corners lose, 0 to 1
     * @param paste probability that pieces of the rarest class are put in, before anything else is done, 0 to 1; whoever
     *     has the pieces does it, see {@link org.areogan.terrain.paste.Paster}
     * @param target probability that a sample that shows the class of the close-ups is enlarged around a piece of it, instead
     *     of by {@code zoom} or {@code zoomOut}, 0 to 1
     * @param targetZoom largest factor then, at least 1
     */
    public record Options(
            double flipHorizontal,
            double flipVertical,
            double rotate,
            double zoom,
            double brightness,
            double contrast,
            double noise,
            double cutMix,
            double zoomOut,
            double gamma,
            double vignette,
            double paste,
            double target,
            double targetZoom) {
        public static final Options NONE = new Options(0, 0, 0, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1);

        /** @throws IllegalArgumentException naming the key, in the configuration's spelling, and the range */
        public Options {
            requireWithin("flip_horizontal", flipHorizontal, 0, 1);
            requireWithin("flip_vertical", flipVertical, 0, 1);
            requireWithin("rotate", rotate, 0, 180);
            requireWithin("zoom", zoom, 1, 100);
            requireWithin("brightness", brightness, 0, 1);
            requireWithin("contrast", contrast, 0, Math.nextDown(1.0));
            requireWithin("noise", noise, 0, 1);
            requireWithin("cut_mix", cutMix, 0, 1);
            requireWithin("zoom_out", zoomOut, 1, 100);
            requireWithin("gamma", gamma, 1, 100);
            requireWithin("vignette", vignette, 0, 1);
            requireWithin("paste", paste, 0, 1);
            requireWithin("target", target, 0, 1);
            requireWithin("target_zoom", targetZoom, 1, 100);
        }

        /** The same with another probability of CutMix. */
        public Options mixing(double probability) {
            return new Options(
                    flipHorizontal,
                    flipVertical,
                    rotate,
                    zoom,
                    brightness,
                    contrast,
                    noise,
                    probability,
                    zoomOut,
                    gamma,
                    vignette,
                    paste,
                    target,
                    targetZoom);
        }

        private static void requireWithin(String key, double value, double least, double most) {
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException("augmentation." + key + " must be " + shown(least) + " to "
                        + (most < 1 ? "below 1" : shown(most)) + ", got " + value);
            }
        }

        private static String shown(double limit) {
            return Long.toString(Math.round(limit));
        }
    }

    private final Options options;
    private final int noLabel;
    private final Optional<CloseUp> closeUp;

    /** Without close-ups. */
    public Augmenter(Options options, ClassSet classes) {
        this(options, classes, Optional.empty());
    }

    /** @param target class of the close-ups */
    public Augmenter(Options options, ClassSet classes, Optional<TerrainClass> target) {
        this.options = options;
        this.noLabel = classes.noLabel();
        this.closeUp =
                target.filter(each -> options.target() > 0).map(each -> new CloseUp(each.id(), options.targetZoom()));
    }

    /**
     * A changed copy, or the sample itself where chance changes nothing; grey values stay within 0 to 1.
     *
     * @param other of the same size; where CutMix takes its rectangle from, as it is
     * @param random in the same state gives the same result
     * @throws IllegalArgumentException if CutMix is on and the samples differ in size
     */
    public Sample augment(Sample sample, Sample other, RandomGenerator random) {
        int height = sample.frame().height();
        int width = sample.frame().width();
        Affine map = geometry(sample.mask(), random);
        Sample moved = map.equals(Affine.IDENTITY) ? sample : map.apply(sample, noLabel);
        Sample retouched = new Sample(retouch(moved.frame(), random), moved.mask());
        return chance(options.cutMix(), random)
                ? CutMix.draw(height, width, random).apply(retouched, other)
                : retouched;
    }

    private Affine geometry(Mask mask, RandomGenerator random) {
        int height = mask.height();
        int width = mask.width();
        Optional<Affine> close =
                closeUp.filter(each -> chance(options.target(), random)).flatMap(each -> each.of(mask, random));
        Affine map = close.orElse(Affine.IDENTITY);
        if (chance(options.flipHorizontal(), random)) {
            map = map.then(Affine.flipHorizontal(width));
        }
        if (chance(options.flipVertical(), random)) {
            map = map.then(Affine.flipVertical(height));
        }
        if (options.rotate() > 0) {
            map = map.then(Affine.rotate(eitherWay(options.rotate(), random), height, width));
        }
        if (close.isEmpty() && (options.zoom() > 1 || options.zoomOut() > 1)) {
            map = map.then(Affine.zoom(scale(random), random.nextDouble(), random.nextDouble(), height, width));
        }
        return map;
    }

    /** Uniform in the logarithm, so that twice as large is as likely from 1 to 2 as from 2 to 4. */
    private double scale(RandomGenerator random) {
        boolean out = options.zoomOut() > 1 && (options.zoom() == 1 || random.nextBoolean());
        return out ? Math.pow(options.zoomOut(), -random.nextDouble()) : Math.pow(options.zoom(), random.nextDouble());
    }

    private Frame retouch(Frame frame, RandomGenerator random) {
        Frame retouched = frame;
        if (options.gamma() > 1) {
            retouched = Retouch.gamma(retouched, Math.pow(options.gamma(), eitherWay(1, random)));
        }
        if (options.vignette() > 0) {
            retouched = Retouch.vignette(retouched, options.vignette() * random.nextDouble());
        }
        if (options.brightness() > 0 || options.contrast() > 0) {
            retouched =
                    Retouch.brightnessAndContrast(retouched, (float) eitherWay(options.brightness(), random), (float)
                            (1 + eitherWay(options.contrast(), random)));
        }
        if (options.noise() > 0) {
            retouched = Retouch.noise(retouched, (float) (options.noise() * random.nextDouble()), random);
        }
        return retouched;
    }

    private static boolean chance(double probability, RandomGenerator random) {
        return probability > 0 && random.nextDouble() < probability;
    }

    private static double eitherWay(double largest, RandomGenerator random) {
        return largest * (2 * random.nextDouble() - 1);
    }
}
