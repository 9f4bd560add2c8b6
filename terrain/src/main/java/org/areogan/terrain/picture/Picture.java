package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The samples of a picture as they stand in the file, untouched by colour management.
 *
 * @param fullScale the value of full brightness: 255, 65535, or less for fewer bits
 * @param bands one of grey, or red, green and blue; each row by row
 * @param indices of the palette's entries if the picture has a palette or fewer than 8 bits, else null
 */
@SuppressWarnings("ArrayRecordComponent") // a bulk value inside the package, never compared
record Picture(int height, int width, int fullScale, int[][] bands, int @Nullable [] indices) {

    static Picture of(BufferedImage image) {
        Raster raster = image.getRaster();
        int width = image.getWidth();
        int height = image.getHeight();
        if (image.getColorModel() instanceof IndexColorModel palette) {
            int[] indices = raster.getSamples(0, 0, width, height, 0, (int[]) null);
            return new Picture(height, width, 255, greyIfEqual(painted(indices, palette)), indices);
        }
        int fullScale = fullScale(image);
        int[][] bands = new int[raster.getNumBands() < 3 ? 1 : 3][];
        for (int band = 0; band < bands.length; band++) {
            bands[band] = raster.getSamples(0, 0, width, height, band, (int[]) null);
        }
        return new Picture(height, width, fullScale, greyIfEqual(bands), null);
    }

    /** The value of full brightness. @throws UnsupportedOperationException for samples of more than 16 bits */
    static int fullScale(BufferedImage image) {
        if (image.getColorModel() instanceof IndexColorModel) {
            return 255;
        }
        int bits = image.getRaster().getSampleModel().getSampleSize(0);
        if (bits > 16) {
            throw new UnsupportedOperationException("samples of " + bits + " bits; save it with 8 or 16 bits");
        }
        return (1 << bits) - 1;
    }

    boolean grey() {
        return bands.length == 1;
    }

    /** The colour of a pixel, {@code 0xRRGGBB}. */
    int rgb(int pixel) {
        int shift = fullScale > 255 ? 8 : 0;
        int red = bands[0][pixel] >> shift;
        int green = grey() ? red : bands[1][pixel] >> shift;
        int blue = grey() ? red : bands[2][pixel] >> shift;
        return red << 16 | green << 8 | blue;
    }

    private static int[][] painted(int[] indices, IndexColorModel palette) {
        int[][] bands = new int[3][indices.length];
        for (int pixel = 0; pixel < indices.length; pixel++) {
            bands[0][pixel] = palette.getRed(indices[pixel]);
            bands[1][pixel] = palette.getGreen(indices[pixel]);
            bands[2][pixel] = palette.getBlue(indices[pixel]);
        }
        return bands;
    }

    private static int[][] greyIfEqual(int[][] bands) {
        boolean equal = bands.length == 1 || (Arrays.equals(bands[0], bands[1]) && Arrays.equals(bands[0], bands[2]));
        return equal ? new int[][] {bands[0]} : bands;
    }
}
