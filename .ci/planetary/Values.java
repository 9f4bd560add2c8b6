import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.planetary.PlanetaryImage;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.MaskTiff;
import org.areogan.terrain.tiff.TiffImage;
import org.areogan.terrain.tiff.TiffWindows;
import org.areogan.terrain.tiff.TiledMaskTiff;

/**
 * Carries out the lines of a file: "values|FILE|OUT" writes height, width, bands and all samples as big-endian numbers of 64
 * bits, or why they cannot be read as OUT.refused; "windows|FILE|OUT" does the same in windows of 13x11; "mask|FILE|OUT" writes a mask of (column + row) mod 5, 255 where FILE's
 * pixels are missing, with FILE's place; "tiles|FILE|OUT" puts the same mask together from tiles.
 */
public final class Values {
    public static void main(String[] arguments) throws IOException {
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] parts = line.split("\\|");
            Path file = Path.of(parts[1]);
            Path out = Path.of(parts[2]);
            switch (parts[0]) {
                case "values" -> values(file, out);
                case "windows" -> windows(file, out);
                case "mask" -> MaskTiff.write(out, mask(file), ClassSet.ROVER, GeoReference.of(file));
                default -> tiles(mask(file), GeoReference.of(file), out);
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

    private static void windows(Path file, Path out) throws IOException {
        try (TiffWindows tiff = TiffWindows.open(SeekableBytes.open(file), file.toString())) {
            List<double[]> bands = new ArrayList<>();
            for (int band = 0; band < tiff.bands(); band++) {
                bands.add(new double[tiff.height() * tiff.width()]);
            }
            for (int top = 0; top < tiff.height(); top += 13) {
                for (int left = 0; left < tiff.width(); left += 11) {
                    int first = top * tiff.width() + left;
                    int width = Math.min(11, tiff.width() - left);
                    tiff.read(top, left, Math.min(13, tiff.height() - top), width, (pixel, band, number, missing) ->
                            bands.get(band)[first + pixel / width * tiff.width() + pixel % width] =
                                    missing ? Double.NaN : number);
                }
            }
            write(out, tiff.height(), tiff.width(), bands);
        } catch (UserException refused) {
            Files.writeString(Path.of(out + ".refused"), refused.getMessage());
        }
    }

    private static void tiles(Mask mask, Optional<GeoReference> place, Path out) throws IOException {
        int side = 16;
        List<byte[]> tiles = new ArrayList<>();
        for (int top = 0; top < mask.height(); top += side) {
            for (int left = 0; left < mask.width(); left += side) {
                byte[] ids = new byte[side * side];
                for (int at = 0; at < ids.length; at++) {
                    int row = Math.min(mask.height() - 1, top + at / side);
                    ids[at] = (byte) mask.at(row, Math.min(mask.width() - 1, left + at % side));
                }
                tiles.add(TiledMaskTiff.tile(ids));
            }
        }
        int[] sizes = tiles.stream().mapToInt(each -> each.length).toArray();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(TiledMaskTiff.head(mask.height(), mask.width(), side, sizes, ClassSet.ROVER, place));
        tiles.forEach(bytes::writeBytes);
        Files.write(out, bytes.toByteArray());
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

    private static Mask mask(Path file) {
        TiffImage image = TiffImage.read(file);
        byte[] ids = new byte[image.height() * image.width()];
        boolean[] missing = PictureFiles.missing(file).orElseGet(() -> new boolean[ids.length]);
        for (int pixel = 0; pixel < ids.length; pixel++) {
            int sum = pixel / image.width() + pixel % image.width();
            ids[pixel] = (byte) (missing[pixel] ? 255 : sum % 5);
        }
        return new Mask(image.height(), image.width(), ids);
    }
}
