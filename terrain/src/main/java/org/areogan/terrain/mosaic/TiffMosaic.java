package org.areogan.terrain.mosaic;

import java.io.IOException;
import java.util.Optional;
import org.areogan.terrain.planetary.Stretch;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.TiffWindows;

/** A TIFF by windows, with the same numbers as a frame that is read whole. */
final class TiffMosaic implements Mosaic {
    private static final int MOST_EXACT_BITS = 16;

    private final TiffWindows tiff;
    private final MosaicHeader header;

    TiffMosaic(TiffWindows tiff) {
        this.tiff = tiff;
        boolean single =
                tiff.bands() == 1 && (tiff.bits() <= MOST_EXACT_BITS || (tiff.isReal() && tiff.bits() == Float.SIZE));
        this.header = new MosaicHeader(tiff.height(), tiff.width(), tiff.isBrightness() ? 255 : 0, single);
    }

    @Override
    public MosaicHeader header() {
        return header;
    }

    @Override
    public Optional<GeoReference> place() {
        return tiff.place();
    }

    @Override
    public Samples read(Window window) {
        int bands = tiff.bands();
        boolean measured = header.isMeasured();
        double[] values = new double[window.pixels()];
        byte[] gone = new byte[values.length];
        tiff.read(window.top(), window.left(), window.height(), window.width(), (pixel, band, number, missing) -> {
            double value = missing && measured ? Double.NaN : number;
            values[pixel] = bands == 1 ? value : values[pixel] + Stretch.LUMA.get(band) * value;
            gone[pixel] += (byte) (missing ? 1 : 0);
        });
        boolean[] missing = new boolean[values.length];
        for (int pixel = 0; pixel < missing.length; pixel++) {
            missing[pixel] = gone[pixel] == bands;
        }
        return new Samples(values, missing);
    }

    @Override
    public void close() throws IOException {
        tiff.close();
    }
}
