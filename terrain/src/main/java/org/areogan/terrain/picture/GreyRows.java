package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import org.areogan.terrain.Frame;

/** Pictures as frames, row by row, so that a large one is held once and not sample by sample besides. */
final class GreyRows {
    private final Raster raster;
    private final BufferedImage image;
    private final int[][] bands;

    private GreyRows(BufferedImage image) {
        this.image = image;
        raster = image.getRaster();
        boolean colours = image.getColorModel() instanceof IndexColorModel || raster.getNumBands() >= 3;
        bands = new int[colours ? 3 : 1][image.getWidth()];
    }

    /** Brightness 0..1; colours by the luma of ITU-R BT.601, as most image tools turn pictures to grey. */
    static Frame frame(BufferedImage image) {
        int fullScale = Picture.fullScale(image);
        int width = image.getWidth();
        GreyRows rows = new GreyRows(image);
        boolean grey = rows.grey();
        float[] values = new float[image.getHeight() * width];
        for (int row = 0; row < image.getHeight(); row++) {
            int[][] samples = rows.read(row);
            for (int column = 0; column < width; column++) {
                values[row * width + column] = (grey
                                ? samples[0][column]
                                : 0.299f * samples[0][column]
                                        + 0.587f * samples[1][column]
                                        + 0.114f * samples[2][column])
                        / fullScale;
            }
        }
        return new Frame(image.getHeight(), width, values);
    }

    private boolean grey() {
        for (int row = 0; row < image.getHeight() && bands.length > 1; row++) {
            int[][] samples = read(row);
            if (!Arrays.equals(samples[0], samples[1]) || !Arrays.equals(samples[0], samples[2])) {
                return false;
            }
        }
        return true;
    }

    private int[][] read(int row) {
        if (image.getColorModel() instanceof IndexColorModel palette) {
            raster.getSamples(0, row, bands[0].length, 1, 0, bands[2]);
            for (int column = 0; column < bands[2].length; column++) {
                int index = bands[2][column];
                bands[0][column] = palette.getRed(index);
                bands[1][column] = palette.getGreen(index);
                bands[2][column] = palette.getBlue(index);
            }
        } else {
            for (int band = 0; band < bands.length; band++) {
                raster.getSamples(0, row, bands[band].length, 1, band, bands[band]);
            }
        }
        return bands;
    }
}
