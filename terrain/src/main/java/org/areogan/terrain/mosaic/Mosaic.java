package org.areogan.terrain.mosaic;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.TiffWindows;

/**
 * A picture that is read window by window: a TIFF or BigTIFF, or a PGM or PPM of bytes (P5, P6). May be used by one thread at a
 * time.
 */
public interface Mosaic extends Closeable {
    MosaicHeader header();

    /** Where it lies on a planet. */
    Optional<GeoReference> place();

    /**
     * Reads a window that lies in the picture.
     *
     * @throws UserException if it is damaged; {@link UncheckedIOException} if it cannot be read for another reason
     */
    Samples read(Window window);

    /** Whether a name ends like those of files that may be read so. */
    static boolean named(String file) {
        String name = file.toLowerCase(Locale.ROOT);
        return List.of(".tif", ".tiff", ".pgm", ".ppm", ".pnm").stream().anyMatch(name::endsWith);
    }

    /**
     * How many pixels a file says to have.
     *
     * @param file for messages
     * @throws UserException if it is of another kind or damaged
     */
    static long pixels(SeekableBytes bytes, String file) {
        return PortableMosaic.is(start(bytes, file))
                ? PortableMosaic.open(bytes, file).header().pixels()
                : TiffWindows.pixels(bytes, file);
    }

    /**
     * @param bytes closed with this, or if it cannot be opened
     * @param file for messages
     * @throws UserException if it is of another kind, packed in a way that cannot be read by windows, or cut short
     */
    static Mosaic open(SeekableBytes bytes, String file) {
        try {
            return PortableMosaic.is(start(bytes, file))
                    ? PortableMosaic.open(bytes, file)
                    : new TiffMosaic(TiffWindows.open(bytes, file));
        } catch (RuntimeException failure) {
            try {
                bytes.close();
            } catch (IOException second) {
                failure.addSuppressed(second);
            }
            throw failure;
        }
    }

    private static byte[] start(SeekableBytes bytes, String file) {
        try {
            return bytes.read(0, 2);
        } catch (EOFException empty) {
            throw new UserException(file + " has no two bytes, so it is no picture; fetch it again", empty);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file, failure);
        }
    }
}
