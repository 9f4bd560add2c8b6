package org.areogan.synth.judge;

import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Grown;

/**
 * What the pixels of a rare class look like beside those around them, in a few numbers. What gives pasted or painted pieces
 * away is seldom what they show but their light, sharpness and seams, so that is what is measured.
 */
final class PieceLook {
    /** Numbers in a look. */
    static final int SIZE = 9;

    /** Pixels around the class that count as its surroundings. */
    private static final int RING = 3;

    /** Of grey values, so that flat areas have ratios too. */
    private static final double LEAST = 1 / 255.0;

    private final Sample sample;
    private final int rare;
    private final int height;
    private final int width;

    private PieceLook(Sample sample, int rare) {
        this.sample = sample;
        this.rare = rare;
        this.height = sample.frame().height();
        this.width = sample.frame().width();
    }

    /** @param rare id of a class that the mask shows */
    static double[] of(Sample sample, int rare) {
        return new PieceLook(sample, rare).numbers();
    }

    /** Sums over pixels of one kind. */
    private static final class Area {
        private int pixels;
        private double sum;
        private double squares;
        private double slopes;
        private double curves;

        double mean() {
            return sum / Math.max(1, pixels);
        }

        double deviation() {
            return Math.sqrt(Math.max(0, squares / Math.max(1, pixels) - mean() * mean())) + LEAST;
        }

        double slope() {
            return slopes / Math.max(1, pixels) + LEAST;
        }

        double curve() {
            return curves / Math.max(1, pixels) + LEAST;
        }
    }

    private double[] numbers() {
        boolean[] near = Grown.by(rarePixels(), height, width, RING);
        Area inside = new Area();
        Area around = new Area();
        Area seam = new Area();
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                boolean shows = isRare(y, x);
                if (shows) {
                    add(inside, y, x);
                }
                if (!shows && near[y * width + x]) {
                    add(around, y, x);
                }
                if (shows && !(isRare(y, x + 1) && isRare(y + 1, x) && isRare(y, x - 1) && isRare(y - 1, x))) {
                    add(seam, y, x);
                }
            }
        }
        return new double[] {
            inside.mean() - around.mean(),
            Math.log(inside.deviation() / around.deviation()),
            Math.log(inside.slope() / around.slope()),
            Math.log(inside.curve() / around.curve()),
            Math.log(seam.slope() / around.slope()),
            Math.log(seam.curve() / around.curve()),
            Math.log(inside.curve() / inside.slope()),
            Math.log(around.curve() / around.slope()),
            Math.log(seam.curve() / inside.curve())
        };
    }

    private boolean[] rarePixels() {
        boolean[] pixels = new boolean[height * width];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            pixels[pixel] = (sample.mask().ids()[pixel] & 0xff) == rare;
        }
        return pixels;
    }

    private void add(Area area, int y, int x) {
        double grey = grey(y, x);
        area.pixels++;
        area.sum += grey;
        area.squares += grey * grey;
        area.slopes += Math.hypot(grey(y, x + 1) - grey(y, x - 1), grey(y + 1, x) - grey(y - 1, x)) / 2;
        area.curves += Math.abs(4 * grey - grey(y, x + 1) - grey(y, x - 1) - grey(y + 1, x) - grey(y - 1, x));
    }

    private double grey(int y, int x) {
        return sample.frame().at(y, x);
    }

    private boolean isRare(int y, int x) {
        return sample.mask().at(y, x) == rare;
    }
}
