package org.areogan.terrain.tiff;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.jspecify.annotations.Nullable;

/**
 * Where a picture lies on a planet, as GeoTIFF says it (OGC 19-008r4): passed through as it is written, so that a mask has
 * the corners and the projection of its picture whatever they are. An array is empty where a file has no such tag.
 *
 * @param pixelScale ModelPixelScale, tag 33550
 * @param tiepoints ModelTiepoint, tag 33922
 * @param transformation ModelTransformation, tag 34264
 * @param keys GeoKeyDirectory, tag 34735
 * @param doubles GeoDoubleParams, tag 34736
 * @param texts GeoAsciiParams, tag 34737
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GeoReference(
        double[] pixelScale, double[] tiepoints, double[] transformation, int[] keys, double[] doubles, String texts) {
    static final int PIXEL_SCALE = 33550;
    static final int TIEPOINTS = 33922;
    static final int TRANSFORMATION = 34264;
    static final int KEYS = 34735;
    static final int DOUBLES = 34736;
    static final int TEXTS = 34737;

    /** That of a TIFF. @throws org.areogan.files.UserException if it cannot be read */
    public static Optional<GeoReference> of(Path file) {
        try (SeekableBytes bytes = SeekableBytes.open(file)) {
            return Optional.ofNullable(of(TiffTags.read(bytes, file.toString())));
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + " (" + failure + "); check that it is a file", failure);
        }
    }

    static @Nullable GeoReference of(TiffTags tags) {
        GeoReference read = new GeoReference(
                tags.doubles(PIXEL_SCALE),
                tags.doubles(TIEPOINTS),
                tags.doubles(TRANSFORMATION),
                tags.wholes(KEYS),
                tags.doubles(DOUBLES),
                tags.text(TEXTS));
        boolean placed = read.tiepoints.length > 0 || read.transformation.length > 0;
        return placed || read.keys.length > 0 ? read : null;
    }
}
