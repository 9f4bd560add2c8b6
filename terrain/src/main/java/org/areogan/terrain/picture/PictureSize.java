package org.areogan.terrain.picture;

import java.awt.Dimension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.imaging.Imaging;
import org.areogan.terrain.planetary.PlanetaryImage;

/** How many pixels a picture has, in both directions. */
public record PictureSize(int height, int width) {
    /**
     * What the head of a file says, without decoding the rest; what missions publish is read whole. Empty where it cannot be
     * told, of which reading the file says more.
     */
    public static Optional<PictureSize> of(Path file) {
        try {
            if (PlanetaryImage.named(file)) {
                PlanetaryImage image = PlanetaryImage.read(file);
                return Optional.of(new PictureSize(image.height(), image.width()));
            }
            Dimension size = Imaging.getImageSize(file.toFile());
            return size == null ? Optional.empty() : Optional.of(new PictureSize(size.height, size.width));
        } catch (IOException | RuntimeException unreadable) {
            // The decoders answer damaged files with all kinds of runtime exceptions.
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }
}
