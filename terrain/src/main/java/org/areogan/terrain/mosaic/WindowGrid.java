package org.areogan.terrain.mosaic;

import java.io.Serializable;

/**
 * A picture cut into windows, row by row. What a network says of a window's own pixels is what it says of them in the whole
 * picture, if it sees the {@link #seen} window: that begins where the whole does, as far as pooling is concerned, and shows all
 * that the network's reach touches.
 *
 * @param height of the picture
 * @param width of the picture
 * @param side of a window; those at the right and lower border may be smaller
 */
public record WindowGrid(int height, int width, int side) implements Serializable {
    public WindowGrid {
        if (height < 1 || width < 1 || side < 1) {
            throw new IllegalArgumentException("no windows of " + side + " in " + width + "x" + height);
        }
    }

    public int across() {
        return (width - 1) / side + 1;
    }

    public int down() {
        return (height - 1) / side + 1;
    }

    public int count() {
        return Math.multiplyExact(across(), down());
    }

    /** The pixels of a window, which no other has. */
    public Window core(int number) {
        int top = number / across() * side;
        int left = number % across() * side;
        return new Window(top, left, Math.min(side, height - top), Math.min(side, width - left));
    }

    /**
     * What a network must see to judge a window.
     *
     * @param multiple of the side of what the network takes
     * @param reach how many pixels away the network sees
     */
    public Window seen(int number, int multiple, int reach) {
        Window core = core(number);
        int top = Math.max(0, core.top() - reach) / multiple * multiple;
        int left = Math.max(0, core.left() - reach) / multiple * multiple;
        int bottom = Math.min(height, core.bottom() + reach);
        // Of a picture that is also looked at reversed, the right border is where pooling begins.
        int beyond = Math.max(0, width - core.right() - reach) / multiple * multiple;
        return new Window(top, left, bottom - top, width - beyond - left);
    }
}
