package org.areogan.terrain.picture;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.apache.commons.imaging.AbstractImageParser;
import org.apache.commons.imaging.ImageFormat;
import org.apache.commons.imaging.ImageFormats;
import org.apache.commons.imaging.ImageInfo;
import org.apache.commons.imaging.Imaging;
import org.apache.commons.imaging.ImagingParameters;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.common.BufferedImageFactory;
import org.areogan.files.TooLargeException;
import org.areogan.files.UserException;
import org.areogan.files.WholeFile;
import org.areogan.terrain.Frame;

/**
 * Decodes pictures: with Commons Imaging what it decodes exactly, with the JDK's ImageIO the rest, which is 16-bit
 * samples (Commons Imaging keeps their high byte only), palettes and fewer than 8 bits (it hides the indices), PNG with a
 * gamma or colour profile (it changes the samples) and JPEG that is progressive or has restart markers (it fails).
 */
final class PictureDecoder {
    /** More than a whole Mars panorama; a file of a few bytes can claim far more. */
    static final long MOST_PIXELS = 50_000_000;

    /** Commons Imaging calls a grey TIFF black and white, whatever its bits. */
    private static final Set<ImageInfo.ColorType> GREY =
            EnumSet.of(ImageInfo.ColorType.BW, ImageInfo.ColorType.GRAYSCALE);

    private static final int MOST_BYTES = 1 << 29;

    private PictureDecoder() {}

    static boolean jpeg(byte[] data) {
        return data.length > 2 && (data[0] & 0xff) == 0xff && (data[1] & 0xff) == 0xd8;
    }

    static boolean known(byte[] data) {
        try {
            return Imaging.guessFormat(data) != ImageFormats.UNKNOWN;
        } catch (IOException | RuntimeException tooShort) {
            return false;
        }
    }

    /** How names of the format end whose first bytes these are. */
    static Optional<String> ending(byte[] beginning) {
        try {
            ImageFormat format = Imaging.guessFormat(beginning);
            return Optional.ofNullable(format.getDefaultExtension()).map(ending -> ending.toLowerCase(Locale.ROOT));
        } catch (IOException | RuntimeException tooShort) {
            return Optional.empty();
        }
    }

    static byte[] bytes(Path file) {
        return WholeFile.bytes(file, MOST_BYTES);
    }

    static Picture decode(byte[] data, Path file) {
        return decode(data, file, MOST_PIXELS);
    }

    private static Picture decode(byte[] data, Path file, long most) {
        return decoded(data, file, most, Picture::of);
    }

    /** @param most pixels; what claims more is refused before it is decoded */
    static Frame frame(byte[] data, Path file, long most) {
        return decoded(data, file, most, GreyRows::frame);
    }

    private static <T> T decoded(byte[] data, Path file, long most, Function<BufferedImage, T> reading) {
        ImageFormat format;
        try {
            format = Imaging.guessFormat(data);
        } catch (IOException | RuntimeException failure) {
            throw damaged(file, failure);
        }
        if (format == ImageFormats.UNKNOWN) {
            throw new UserException(file + " is not a picture of a known format; save it as PNG");
        }
        try {
            if (jpeg(data)) {
                return reading.apply(jpeg(data, file, most));
            }
            return reading.apply(format == ImageFormats.PNG ? png(data, file, most) : other(data, format, file, most));
        } catch (UserException explained) {
            throw explained;
        } catch (IOException | RuntimeException failure) {
            // The decoders answer damaged files with all kinds of runtime exceptions.
            throw damaged(file, failure);
        }
    }

    private static BufferedImage jpeg(byte[] data, Path file, long most) throws IOException {
        JpegHeader header = JpegHeader.of(data);
        checkSize(header.width(), header.height(), file, most);
        if (!header.baseline()) {
            return withImageIo(data, "jpeg");
        }
        try {
            return withCommonsImaging(data, ImageFormats.JPEG);
        } catch (IOException | RuntimeException failure) {
            try {
                return withImageIo(data, "jpeg");
            } catch (IOException | RuntimeException second) {
                second.addSuppressed(failure);
                throw second;
            }
        }
    }

    private static BufferedImage png(byte[] data, Path file, long most) throws IOException {
        PngHeader header = PngHeader.of(data);
        checkSize(header.width(), header.height(), file, most);
        return header.plain() ? withCommonsImaging(data, ImageFormats.PNG) : withImageIo(data, "png");
    }

    private static BufferedImage other(byte[] data, ImageFormat format, Path file, long most) throws IOException {
        Dimension size = Imaging.getImageSize(data);
        checkSize(size.width, size.height, file, most);
        if (PortableMap.is(data) && PortableMap.wide(data)) {
            // Commons Imaging takes the low byte of these, and ImageIO does not know them.
            throw new UserException(file + " is a PNM of more than 8 bits a sample, which is not read; save it as a"
                    + " 16-bit PNG or TIFF");
        }
        if (format == ImageFormats.TIFF) {
            TiffHeader header = TiffHeader.of(data);
            if (!header.usual()) {
                throw new UserException(file + " is a TIFF of " + header.samples() + " samples with "
                        + header.bits().stream().distinct().toList() + " bits, which is not read; save it with up to 4"
                        + " samples of 8 or 16 bits");
            }
            ImageInfo info = Imaging.getImageInfo(data);
            if (info.getBitsPerPixel() > (GREY.contains(info.getColorType()) ? 8 : 32)) {
                return withImageIo(data, "tiff");
            }
        }
        return withCommonsImaging(data, format);
    }

    private static void checkSize(long width, long height, Path file, long most) {
        if (width < 1 || height < 1 || width * height > most) {
            throw new TooLargeException(file + " claims " + width + "x" + height + " pixels; a frame has at most "
                    + most + ": cut it into tiles, or fetch it again if that is not its size");
        }
    }

    private static BufferedImage withCommonsImaging(byte[] data, ImageFormat format) throws IOException {
        for (AbstractImageParser<?> parser : AbstractImageParser.getAllImageParsers()) {
            if (parser.canAcceptType(format)) {
                return decode(parser, data);
            }
        }
        throw new IOException("no decoder for " + format.getName());
    }

    private static <T extends ImagingParameters<T>> BufferedImage decode(AbstractImageParser<T> parser, byte[] data)
            throws IOException {
        T parameters = parser.getDefaultParameters();
        parameters.setBufferedImageFactory(new Rgb());
        return parser.getBufferedImage(ByteSource.array(data), parameters);
    }

    /** Into any grey image Commons Imaging writes through a gamma curve, which changes 254 of 256 values. */
    private static final class Rgb implements BufferedImageFactory {
        @Override
        public BufferedImage getColorBufferedImage(int width, int height, boolean hasAlpha) {
            return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        }

        @Override
        public BufferedImage getGrayscaleBufferedImage(int width, int height, boolean hasAlpha) {
            return getColorBufferedImage(width, height, hasAlpha);
        }
    }

    private static BufferedImage withImageIo(byte[] data, String format) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
        List<String> warnings = new ArrayList<>();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(data))) {
            reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
            reader.setInput(in, true, true);
            BufferedImage image = reader.read(0);
            // ImageIO fills the rest of a JPEG that is cut short with grey and only warns.
            for (String warning : warnings) {
                if (warning.toLowerCase(Locale.ROOT).contains("premature")) {
                    throw new IOException(warning);
                }
            }
            return image;
        } finally {
            reader.dispose();
        }
    }

    private static UserException damaged(Path file, Exception failure) {
        String reason = failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
        return new UserException(
                file + " cannot be decoded; it is damaged, cut short or of an unusual kind (" + reason
                        + "): fetch it again or save it as an 8-bit PNG",
                failure);
    }
}
