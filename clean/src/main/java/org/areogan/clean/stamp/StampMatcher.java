package org.areogan.clean.stamp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.terrain.Frame;
import org.hipparchus.transform.TransformType;

/**
 * Looks for a stamp, wholly inside the frame, by normalised cross-correlation over the stamp's outline: with w the pixels
 * of the frame under the stamp t, each less its mean, sum(w t) / sqrt(sum(w w) sum(t t)). The sums at all places come
 * from Fourier transforms (J. P. Lewis, "Fast Normalized Cross-Correlation", 1995; with an outline as in D. Padfield,
 * "Masked object registration in the Fourier domain", 2012).
 */
final class StampMatcher {
    /** Where the frame's own deviation is below this, it shows nothing. */
    private static final double FLAT = 0.01;

    private final int height;
    private final int width;
    private final List<Template> templates = new ArrayList<>();

    private final List<Spectrum> outlines = new ArrayList<>();

    /** One orientation, with the place of its outline's spectrum, which others may share. */
    private record Template(Stamp stamp, Spectrum centred, int outline, double length) {}

    /** @param height of all frames; orientations that do not fit are left out */
    StampMatcher(Stamp stamp, int height, int width) {
        this.height = height;
        this.width = width;
        for (Stamp each : stamp.orientations()) {
            if (each.height() <= height && each.width() <= width) {
                double[] centred = each.centred();
                double squares =
                        Arrays.stream(centred).map(value -> value * value).sum();
                templates.add(new Template(
                        each, Spectrum.of(height, width, centred, each.width()), outline(each), Math.sqrt(squares)));
            }
        }
    }

    private int outline(Stamp stamp) {
        for (Template known : templates) {
            if (known.stamp().width() == stamp.width()
                    && Arrays.equals(known.stamp().inside(), stamp.inside())) {
                return known.outline();
            }
        }
        double[] shape = new double[stamp.inside().length];
        for (int pixel = 0; pixel < shape.length; pixel++) {
            shape[pixel] = stamp.inside()[pixel] ? 1 : 0;
        }
        outlines.add(Spectrum.of(height, width, shape, stamp.width()));
        return outlines.size() - 1;
    }

    StampMatch match(Frame frame) {
        Spectrum spectrum = Spectrum.empty(height, width);
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double value = frame.at(row, column);
                // The frame and its squares in one transform: correlated with something real, each keeps its part.
                spectrum.real()[row][column] = value;
                spectrum.imaginary()[row][column] = value * value;
            }
        }
        spectrum.transform(TransformType.FORWARD);
        StampMatch best = StampMatch.NOWHERE;
        List<Spectrum> sums = outlines.stream()
                .map(outline -> spectrum.correlation(outline, false))
                .toList();
        for (Template each : templates) {
            best = best.better(best(each, sums.get(each.outline()), spectrum.correlation(each.centred(), false)));
        }
        return best;
    }

    private StampMatch best(Template template, Spectrum sums, Spectrum products) {
        int area = template.stamp().area();
        StampMatch best = StampMatch.NOWHERE;
        for (int top = 0; top <= height - template.stamp().height(); top++) {
            for (int left = 0; left <= width - template.stamp().width(); left++) {
                double sum = sums.real()[top][left];
                double squares = sums.imaginary()[top][left] - sum * sum / area;
                if (squares > area * FLAT * FLAT) {
                    double likeness = products.real()[top][left] / (template.length() * Math.sqrt(squares));
                    best = likeness > best.likeness() ? new StampMatch(likeness, top, left) : best;
                }
            }
        }
        return best;
    }
}
