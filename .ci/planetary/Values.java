import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.planetary.PlanetaryImage;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.MaskTiff;
import org.areogan.terrain.tiff.TiffImage;

/**
 * Carries out the lines of a file: "values|FILE|OUT" writes height, width, bands and all samples as big-endian numbers of 64
 * bits, or why they cannot be read as OUT.refused; "mask|FILE|OUT" writes a mask of (column + row) mod 5, 255 where FILE's
 * pixels are missing, with FILE's place.
 */
public final class Values {
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.split("\\|");
            if (parts[0].equals("values")) {
                values(Path.of(parts[1]), Path.of(parts[2]));
            } else {
                mask(Path.of(parts[1]), Path.of(parts[2]));
            }
        }
    }

    private static void values(Path file, Path out) throws IOException {
        try {
            if (PlanetaryImage.named(file)) {
                PlanetaryImage image = PlanetaryImage.read(file);
                write(out, image.height(), image.width(), image.bands());
            } else {
                TiffImage image = TiffImage.read(file);
                write(out, image.height(), image.width(), image.bands());
            }
        } catch (UserException refused) {
            Files.writeString(Path.of(out + ".refused"), refused.getMessage());
        }
    }

    private static void write(Path out, int height, int width, List<double[]> bands) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * (3 + bands.size() * height * width));
        bytes.putDouble(height).putDouble(width).putDouble(bands.size());
        bands.forEach(band -> {
            for (double value : band) {
                bytes.putDouble(value);
            }
        });
        try {
            Files.write(out, bytes.array());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void mask(Path file, Path out) {
        TiffImage image = TiffImage.read(file);
        byte[] ids = new byte[image.height() * image.width()];
        boolean[] missing = PictureFiles.missing(file).orElseGet(() -> new boolean[ids.length]);
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int sum = pixel / image.width() + pixel % image.width();
            ids[pixel] = (byte) (missing[pixel] ? 255 : sum % 5);
        }
        Mask mask = new Mask(image.height(), image.width(), ids);
        MaskTiff.write(out, mask, ClassSet.ROVER, GeoReference.of(file));
    }
}
