package org.areogan.terrain.picture;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffDirectory;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;

/**
 * What a TIFF says of its samples: decoders believe it and reserve memory for it.
 *
 * @param bits of each sample of a pixel, as far as they are listed
 * @param samples of a pixel
 */
record TiffHeader(List<Integer> bits, int samples) {
    private static final int MOST_BITS = 16;
    private static final int MOST_SAMPLES = 4;

    static TiffHeader of(byte[] data) throws IOException {
        TiffDirectory first = new TiffReader(false)
                .readDirectories(ByteSource.array(data), false, FormatCompliance.getDefault())
                .directories
                .get(0);
        TiffField bits = first.findField(TiffTagConstants.TIFF_TAG_BITS_PER_SAMPLE);
        TiffField samples = first.findField(TiffTagConstants.TIFF_TAG_SAMPLES_PER_PIXEL);
        return new TiffHeader(
                bits == null
                        ? List.of(1)
                        : Arrays.stream(bits.getIntArrayValue()).boxed().toList(),
                samples == null ? 1 : samples.getIntValue());
    }

    /** Whether it is a kind that frames have: up to four samples of up to 16 bits, all alike. */
    boolean usual() {
        return samples >= 1
                && samples <= MOST_SAMPLES
                && bits.stream().distinct().count() == 1
                && bits.get(0) >= 1
                && bits.get(0) <= MOST_BITS;
    }
}
