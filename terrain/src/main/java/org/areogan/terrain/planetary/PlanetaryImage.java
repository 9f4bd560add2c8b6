package org.areogan.terrain.planetary;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;

/**
 * An image as missions publish it: PDS3 with its label attached or in an {@code .LBL} beside it, or VICAR; samples of 8, 16
 * or 32 bits in either byte order, or IEEE reals; bands stored in any order.
 *
 * @param height lines
 * @param width samples of a line
 * @param bands of samples row by row, as they are stored; missing ones are NaN
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PlanetaryImage(int height, int width, List<double[]> bands) {
    /** A label is looked for within so many bytes. */
    private static final int LONGEST_LABEL = 1 << 20;

    /** Red, green and blue as the luma of ITU-R BT.601 weighs them. */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    public PlanetaryImage {
        bands = List.copyOf(bands);
    }

    /** Whether the name ends as these files do. */
    public static boolean named(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".img");
    }

    /**
     * Reads a file.
     *
     * @throws UserException naming the keyword of the label that is missing or not understood, or if the file ends early
     */
    public static PlanetaryImage read(Path file) {
        return of(file, bytes(file), Long.MAX_VALUE, () -> text(bytes(labelBeside(file))));
    }

    /**
     * Reads a file's bytes, whose label must be in them.
     *
     * @param name what messages call it
     * @param mostPixels what claims more is refused before it is read
     * @throws UserException as {@link #read}
     */
    public static PlanetaryImage of(byte[] bytes, Path name, long mostPixels) {
        return of(name, bytes, mostPixels, () -> {
            throw new UserException(name + " begins with neither a PDS3 nor a VICAR label; attach its label, or convert"
                    + " it to PNG");
        });
    }

    private static PlanetaryImage of(Path file, byte[] bytes, long most, Supplier<String> besides) {
        String beginning = text(bytes);
        LabelReader reader = new LabelReader(file);
        if (VicarLabel.starts(beginning)) {
            VicarLabel label = VicarLabel.parse(beginning);
            return samples(file, bytes, most, reader.layout(label), Double.NaN);
        }
        Pds3Label label = Pds3Label.parse(Pds3Label.starts(beginning) ? beginning : besides.get());
        double missing = label.first("IMAGE.MISSING_CONSTANT")
                .or(() -> label.first("IMAGE.INVALID_CONSTANT"))
                .filter(text -> text.matches("-?\\d+(\\.\\d*)?([eE][-+]?\\d+)?"))
                .map(Double::valueOf)
                .orElse(Double.NaN);
        return samples(file, bytes, most, reader.layout(label), missing);
    }

    private static PlanetaryImage samples(Path file, byte[] bytes, long most, SampleLayout layout, double missing) {
        if ((long) layout.lines() * layout.samples() * layout.bands() > most) {
            throw new UserException(file + " claims " + layout.samples() + "x" + layout.lines() + " pixels in "
                    + layout.bands() + " bands; at most " + most + " are taken: cut it into tiles");
        }
        if (layout.end() > bytes.length) {
            throw new UserException(file + " ends after " + bytes.length
                    + " bytes, but its label tells of an image up to byte " + layout.end() + "; copy it again");
        }
        ByteBuffer data = ByteBuffer.wrap(bytes);
        List<double[]> bands = new ArrayList<>();
        for (int band = 0; band < layout.bands(); band++) {
            double[] values = new double[layout.lines() * layout.samples()];
            for (int line = 0; line < layout.lines(); line++) {
                for (int sample = 0; sample < layout.samples(); sample++) {
                    double value = layout.type().at(data, Math.toIntExact(layout.place(band, line, sample)));
                    values[line * layout.samples() + sample] = value == missing ? Double.NaN : value;
                }
            }
            bands.add(values);
        }
        return new PlanetaryImage(layout.lines(), layout.samples(), bands);
    }

    /** Three bands as one grey, otherwise the first; see {@link Stretch}. */
    public Frame frame() {
        double[] grey = bands.get(0);
        if (bands.size() == LUMA.length) {
            grey = new double[height * width];
            for (int band = 0; band < LUMA.length; band++) {
                for (int pixel = 0; pixel < grey.length; pixel++) {
                    grey[pixel] += LUMA[band] * bands.get(band)[pixel];
                }
            }
        }
        return new Frame(height, width, Stretch.of(grey).applied(grey));
    }

    private static Path labelBeside(Path file) {
        String stem = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return List.of(".LBL", ".lbl").stream()
                .map(ending -> file.resolveSibling(stem + ending))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(
                        () -> new UserException(file + " begins with neither a PDS3 nor a VICAR label, and there is no "
                                + stem + ".LBL beside it; fetch its label, or convert it to PNG"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, LONGEST_LABEL), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException | OutOfMemoryError failure) {
            throw new UserException("cannot read " + file + " (" + failure + "); check that it is a file", failure);
        }
    }
}
