package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;

/**
 * A picture whose rows are painted when they are asked for, so that a large one can be written without being held.
 *
 * @param painter paints the same row each time
 */
public record PaintedRows(int height, int width, Painter painter) {
    /** Paints rows. */
    @FunctionalInterface
    public interface Painter {
        /** @param rgb to be filled with {@code 0xRRGGBB}: [width] */
        void paint(int row, int[] rgb);
    }

    /** The whole picture. */
    public BufferedImage image() {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        int[] rgb = new int[width];
        for (int row = 0; row < height; row++) {
            painter.paint(row, rgb);
            image.setRGB(0, row, width, 1, rgb, 0, width);
        }
        return image;
    }

    /** Whether all pixels are grey. */
    boolean isGrey() {
        int[] rgb = new int[width];
        for (int row = 0; row < height; row++) {
            painter.paint(row, rgb);
            for (int pixel : rgb) {
                if ((pixel & 0xffffff) != (pixel & 0xff) * 0x010101) {
                    return false;
                }
            }
        }
        return true;
    }
}
