package org.areogan.terrain.picture;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MaskValues;
import org.areogan.terrain.planetary.PlanetaryImage;
import org.areogan.terrain.tiff.TiffImage;

/** Frames and masks as picture files. */
public final class PictureFiles {
    /** What claims more pixels is refused before it is decoded. */
    public static final long MOST_PIXELS = PictureDecoder.MOST_PIXELS;

    private static final Set<String> ENDINGS =
            Set.of("png", "jpg", "jpeg", "tif", "tiff", "bmp", "gif", "pgm", "ppm", "pbm", "pnm", "img");

    private PictureFiles() {}

    /** Whether the name ends like a picture that can be read; of XML files PDS4 labels are. */
    public static boolean named(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean known = ENDINGS.contains(name.substring(name.lastIndexOf('.') + 1)) || PlanetaryImage.named(file);
        return known && !name.startsWith(".");
    }

    /**
     * Reads a picture as grey: PNG of up to 16 bits a sample, JPEG, TIFF, BMP, GIF and 8-bit PNM. Full scale becomes 1;
     * colours become grey by the luma of ITU-R BT.601. What missions publish ({@code .IMG}) is stretched between
     * percentiles, see {@link PlanetaryImage}, and so are TIFFs of more than 8 bits a sample, see {@link TiffImage}.
     *
     * @throws UserException if the file cannot be read, is damaged or claims an absurd size
     */
    public static Frame readFrame(Path file) {
        if (PlanetaryImage.named(file)) {
            return PlanetaryImage.read(file).frame();
        }
        return readFrame(PictureDecoder.bytes(file), file, MOST_PIXELS);
    }

    /**
     * Which pixels of a picture its file calls missing: [height * width], row by row. Empty where none is, which is so of
     * all but TIFFs and what missions publish. A prediction says nothing of them.
     *
     * @throws UserException if the file cannot be read
     */
    public static Optional<boolean[]> missing(Path file) {
        if (PlanetaryImage.named(file)) {
            return missing(PlanetaryImage.read(file));
        }
        return missing(PictureDecoder.bytes(file), file);
    }

    private static Optional<boolean[]> missing(PlanetaryImage image) {
        return any(new TiffImage(image.height(), image.width(), image.bands()).missing());
    }

    /** The same of a file's bytes, see {@link #readFrame(byte[], Path, long)}. */
    public static Optional<boolean[]> missing(byte[] picture, Path within) {
        if (isOfMission(picture, within)) {
            return missing(PlanetaryImage.of(picture, within, Long.MAX_VALUE));
        }
        boolean told = TiffImage.is(picture)
                && (TiffImage.declaresMissing(picture, within) || TiffImage.ofMeasurements(picture, within));
        return told ? any(TiffImage.read(picture, within).missing()) : Optional.empty();
    }

    private static Optional<boolean[]> any(boolean[] missing) {
        for (boolean each : missing) {
            if (each) {
                return Optional.of(missing);
            }
        }
        return Optional.empty();
    }

    /**
     * Reads a mask that is painted in the colours of somebody's labels.
     *
     * @param value of a colour, {@code 0xRRGGBB}; below 0 for one that is no label's
     * @throws UserException if the file cannot be read, is a JPEG, or has such a colour
     */
    public static Mask readPainted(Path file, IntUnaryOperator value) {
        return MaskPictures.readPainted(file, value);
    }

    /** A picture in memory as a frame: full scale becomes 1, colours become grey as {@link #readFrame} has it. */
    public static Frame frame(BufferedImage picture) {
        return GreyRows.frame(picture);
    }

    /**
     * The same of a file's bytes, as they come over a network or stand in another file.
     *
     * @param name what messages call it; an image of a mission, whose label must be in it, is told by its ending or its
     *     beginning
     * @param mostPixels what claims more is refused before it is decoded
     * @throws org.areogan.files.TooLargeException if they claim more pixels
     * @throws UserException if the bytes are no picture or are damaged
     */
    public static Frame readFrame(byte[] data, Path name, long mostPixels) {
        if (isOfMission(data, name)) {
            return PlanetaryImage.of(data, name, mostPixels).frame();
        }
        if (TiffImage.is(data) && TiffImage.ofMeasurements(data, name)) {
            TiffImage image = TiffImage.read(data, name, mostPixels);
            return new PlanetaryImage(image.height(), image.width(), image.bands()).frame();
        }
        return PictureDecoder.frame(data, name, mostPixels);
    }

    private static boolean isOfMission(byte[] data, Path name) {
        return PlanetaryImage.named(name) || PlanetaryImage.is(data);
    }

    /** Whether the bytes begin as pictures of a known format do, those of missions with a PDS3 or VICAR label. */
    public static boolean known(byte[] data) {
        return PictureDecoder.known(data) || PlanetaryImage.is(data);
    }

    /** Which ending the name of a picture should have that begins so, such as {@code png}; empty if none is known. */
    public static Optional<String> ending(byte[] beginning) {
        return PictureDecoder.ending(beginning).filter(ENDINGS::contains);
    }

    /**
     * Reads a mask: grey pixels (or palette indices) are class ids or the no-label value; a picture in the colours of
     * the classes is read too, with the no-label value as that shade of grey.
     *
     * @throws UserException if the file cannot be read, is a JPEG or PNM, or holds a value or colour of no class
     */
    public static Mask readMask(Path file, ClassSet classes) {
        Mask mask = readIds(file, classes);
        return MaskValues.checked(mask, classes, file::toString);
    }

    /** A mask whose values are not checked yet, for data sets with other ids. */
    public static Mask readIds(Path file, ClassSet classes) {
        return MaskPictures.readIds(file, classes);
    }

    /**
     * Writes {@link #toPng} whole or not at all.
     *
     * @throws UserException if it cannot be written
     */
    public static void writePng(Path file, BufferedImage image) {
        AtomicFile.write(file, out -> write(out, image));
    }

    /**
     * Writes the PNG that {@link PaintedRows#image} would be written as, without holding it.
     *
     * @throws UserException if it cannot be written
     */
    public static void writePng(Path file, PaintedRows picture) {
        AtomicFile.write(file, out -> write(out, picture));
    }

    /** The bytes of a PNG, 8-bit grey if all pixels are grey. The same pixels give the same bytes. */
    public static byte[] toPng(BufferedImage image) {
        return inMemory(out -> write(out, image));
    }

    /** Writes an 8-bit grey PNG whose pixels are the mask's values. @throws UserException if it cannot be written */
    public static void writeMask(Path file, Mask mask) {
        AtomicFile.write(file, out -> write(out, mask));
    }

    /** The bytes of an 8-bit grey PNG whose pixels are the mask's values. */
    public static byte[] toPng(Mask mask) {
        return inMemory(out -> write(out, mask));
    }

    private static byte[] inMemory(AtomicFile.Content content) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            content.writeTo(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(OutputStream out, Mask mask) throws IOException {
        PngStream.write(
                out,
                mask.height(),
                mask.width(),
                1,
                (row, samples) -> System.arraycopy(mask.ids(), row * mask.width(), samples, 0, mask.width()));
    }

    private static void write(OutputStream out, BufferedImage image) throws IOException {
        BufferedImage rgb = rgb(image);
        write(
                out,
                new PaintedRows(
                        rgb.getHeight(),
                        rgb.getWidth(),
                        (row, pixels) -> rgb.getRaster().getDataElements(0, row, rgb.getWidth(), 1, pixels)));
    }

    private static void write(OutputStream out, PaintedRows picture) throws IOException {
        int[] pixels = new int[picture.width()];
        int channels = picture.isGrey() ? 1 : 3;
        PngStream.write(out, picture.height(), picture.width(), channels, (row, samples) -> {
            picture.painter().paint(row, pixels);
            for (int at = 0; at < samples.length; at++) {
                samples[at] = (byte) (pixels[at / channels] >> (8 * (channels - 1 - at % channels)));
            }
        });
    }

    /** getRGB bends grey images by a gamma curve. */
    private static BufferedImage rgb(BufferedImage image) {
        if (image.getType() == BufferedImage.TYPE_INT_RGB) {
            return image;
        }
        Picture picture = Picture.of(image);
        BufferedImage rgb = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
        WritableRaster raster = rgb.getRaster();
        int[] pixels = new int[picture.height() * picture.width()];
        for (int pixel = 0; pixel < pixels.length; pixel++) {
            pixels[pixel] = picture.rgb(pixel);
        }
        raster.setDataElements(0, 0, picture.width(), picture.height(), pixels);
        return rgb;
    }
}
