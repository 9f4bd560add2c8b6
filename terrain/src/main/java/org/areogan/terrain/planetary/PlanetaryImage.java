package org.areogan.terrain.planetary;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.areogan.files.TooLargeException;
import org.areogan.files.UserException;
import org.areogan.files.WholeFile;
import org.areogan.terrain.Frame;

/**
 * An image as missions publish it: PDS3 with its label attached or in an {@code .LBL} beside it, VICAR, or PDS4 with its
 * label in an {@code .xml} beside it; samples of 8, 16 or 32 bits in either byte order, or IEEE reals; bands stored in any
 * order.
 *
 * @param height lines
 * @param width samples of a line
 * @param bands of samples row by row, as they are stored; missing ones, by the label or else by what ISIS writes for Null, are
 *     NaN
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record PlanetaryImage(int height, int width, List<double[]> bands) {
    /** A label is looked for within so many bytes. */
    private static final int LONGEST_LABEL = 1 << 20;

    /** Blanks before a PDS3 label and its first keyword. */
    private static final int LONGEST_BEGINNING = 256;

    /** What an array of Java can hold. */
    private static final int LONGEST_FILE = Integer.MAX_VALUE - 8;

    public PlanetaryImage {
        bands = List.copyOf(bands);
    }

    /** Whether the name ends as these files do, or it is a PDS4 label. */
    public static boolean named(Path file) {
        return String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT).endsWith(".img") || Pds4Label.is(file);
    }

    /** Whether bytes begin with a PDS3 or VICAR label. */
    public static boolean is(byte[] data) {
        String beginning = text(data, LONGEST_BEGINNING);
        return VicarLabel.starts(beginning) || Pds3Label.starts(beginning);
    }

    /**
     * Reads a file, or of PDS4 its label.
     *
     * @throws UserException naming the keyword of the label that is missing or not understood, or if the file ends early
     */
    public static PlanetaryImage read(Path file) {
        if (Pds4Label.is(file)) {
            return read(Pds4Label.read(file));
        }
        byte[] bytes = bytes(file);
        String beginning = text(bytes);
        Optional<Path> pds4 =
                beside(file, ".xml").or(() -> beside(file, ".XML")).filter(Pds4Label::is);
        if (pds4.isPresent() && !VicarLabel.starts(beginning) && !Pds3Label.starts(beginning)) {
            return read(Pds4Label.read(pds4.get()));
        }
        return of(file, bytes, Long.MAX_VALUE, () -> text(bytes(labelBeside(file))));
    }

    private static PlanetaryImage read(Pds4Label label) {
        return samples(label.data(), bytes(label.data()), Long.MAX_VALUE, label.layout(), label.missing());
    }

    /**
     * Reads a file's bytes, whose PDS3 or VICAR label must be in them.
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
            SampleLayout layout = reader.layout(label);
            return samples(file, bytes, most, layout, FillValues.of(label, layout.type()));
        }
        Pds3Label label = Pds3Label.parse(Pds3Label.starts(beginning) ? beginning : besides.get());
        SampleLayout layout = reader.layout(label);
        return samples(file, bytes, most, layout, FillValues.of(label, layout.type()));
    }

    private static PlanetaryImage samples(Path file, byte[] bytes, long most, SampleLayout layout, FillValues missing) {
        if ((long) layout.lines() * layout.samples() * layout.bands() > most) {
            throw new TooLargeException(file + " claims " + layout.samples() + "x" + layout.lines() + " pixels in "
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
                    values[line * layout.samples() + sample] = missing.contains(value) ? Double.NaN : value;
                }
            }
            bands.add(values);
        }
        return new PlanetaryImage(layout.lines(), layout.samples(), bands);
    }

    /** Three bands as one grey, otherwise the first; see {@link Stretch}. */
    public Frame frame() {
        double[] grey = bands.get(0);
        if (bands.size() == Stretch.LUMA.size()) {
            grey = new double[height * width];
            for (int band = 0; band < Stretch.LUMA.size(); band++) {
                double weight = Stretch.LUMA.get(band);
                for (int pixel = 0; pixel < grey.length; pixel++) {
                    grey[pixel] += weight * bands.get(band)[pixel];
                }
            }
        }
        return new Frame(height, width, Stretch.of(grey).applied(grey));
    }

    private static Path labelBeside(Path file) {
        return beside(file, ".LBL")
                .or(() -> beside(file, ".lbl"))
                .orElseThrow(() -> new UserException(
                        file + " begins with neither a PDS3 nor a VICAR label, and there is neither " + stem(file)
                                + ".LBL nor a PDS4 label " + stem(file)
                                + ".xml beside it; fetch its label, or convert it to PNG"));
    }

    private static Optional<Path> beside(Path file, String ending) {
        return Optional.of(file.resolveSibling(stem(file) + ending)).filter(Files::isRegularFile);
    }

    private static String stem(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
    }

    private static String text(byte[] bytes) {
        return text(bytes, LONGEST_LABEL);
    }

    private static String text(byte[] bytes, int most) {
        return new String(bytes, 0, Math.min(bytes.length, most), StandardCharsets.ISO_8859_1);
    }

    private static byte[] bytes(Path file) {
        return WholeFile.bytes(file, LONGEST_FILE);
    }
}
