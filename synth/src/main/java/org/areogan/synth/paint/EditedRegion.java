package org.areogan.synth.paint;

import java.util.Arrays;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.pixels.Component;
import org.areogan.terrain.pixels.Gain;
import org.areogan.terrain.pixels.Grey;

/** The part of a real frame that is painted anew, and how it is blended in. */
final class EditedRegion {
    /** Pixels around a piece that tell how bright it should be. */
    private static final int RING = 4;

    /** Of an edited pixel at the edge. */
    private static final float LEAST_OPACITY = 0.6f;

    private final Frame real;
    private final Frame painted;
    private final Mask mask;
    private final ClassSet classes;
    private final boolean[] edited;
    private final float[] grey;
    private final boolean[] changed;

    /**
     * @param painted for the edited mask, of the same size
     * @param mask the edited one
     * @param edited its pixels that are not those of the real mask
     */
    EditedRegion(Frame real, Frame painted, Mask mask, ClassSet classes, boolean[] edited) {
        this.real = real;
        this.painted = painted;
        this.mask = mask;
        this.classes = classes;
        this.edited = edited.clone();
        this.grey = real.grey().clone();
        this.changed = new boolean[grey.length];
        blend();
    }

    private void blend() {
        byte[] ids = new byte[edited.length];
        float[] inside = new float[edited.length];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            ids[pixel] = (byte) (edited[pixel] ? 1 : 0);
            inside[pixel] = ids[pixel];
        }
        Grey opacity = new Grey(real.height(), real.width(), inside).softened();
        for (Component piece : Component.of(new Mask(real.height(), real.width(), ids), 1)) {
            float gain = gain(piece);
            for (int row = Math.max(0, piece.top() - 1); row < Math.min(real.height(), piece.bottom() + 1); row++) {
                for (int column = Math.max(0, piece.left() - 1);
                        column < Math.min(real.width(), piece.right() + 1);
                        column++) {
                    blend(row * real.width() + column, opacity.at(row, column), gain);
                }
            }
        }
    }

    private void blend(int pixel, float softened, float gain) {
        float alpha = edited[pixel] ? Math.max(LEAST_OPACITY, softened) : softened;
        // The margin of a piece is softened into ground, never into sky; what another piece changed stays.
        if (alpha == 0 || changed[pixel] || (!edited[pixel] && isBackground(pixel))) {
            return;
        }
        float value = Math.min(1, painted.grey()[pixel] * gain);
        grey[pixel] = grey[pixel] * (1 - alpha) + value * alpha;
        changed[pixel] = true;
    }

    /** How much brighter the real frame is around a piece than the painted one. */
    private float gain(Component piece) {
        float[] there = new float[grey.length];
        float[] drawn = new float[grey.length];
        int count = 0;
        for (int row = Math.max(0, piece.top() - RING); row < Math.min(real.height(), piece.bottom() + RING); row++) {
            for (int column = Math.max(0, piece.left() - RING);
                    column < Math.min(real.width(), piece.right() + RING);
                    column++) {
                int pixel = row * real.width() + column;
                if (!edited[pixel] && !isBackground(pixel)) {
                    there[count] = real.grey()[pixel];
                    drawn[count++] = painted.grey()[pixel];
                }
            }
        }
        return Gain.between(Grey.median(Arrays.copyOf(there, count)), Grey.median(Arrays.copyOf(drawn, count)));
    }

    private boolean isBackground(int pixel) {
        return classes.isBackground(mask.ids()[pixel] & 0xff);
    }

    Frame frame() {
        return new Frame(real.height(), real.width(), grey.clone());
    }

    /** Which pixels the painted frame had a share in. */
    boolean[] changed() {
        return changed.clone();
    }
}
