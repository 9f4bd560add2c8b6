package org.areogan.terrain.planetary;

import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.planetary.SampleLayout.Order;
import org.areogan.terrain.planetary.SampleType.Kind;

/** What labels say of the samples, and what of it cannot be. */
final class LabelReader {
    /** Pixels of the largest picture that can be held. */
    private static final long MOST_PIXELS = 1L << 28;

    private final Path file;

    LabelReader(Path file) {
        this.file = file;
    }

    /** By a PDS3 label's object IMAGE. */
    SampleLayout layout(Pds3Label label) {
        int bands = whole(label.first("IMAGE.BANDS"), "BANDS", 1, 1);
        int lines = whole(label.first("IMAGE.LINES"), "LINES", 1, 0);
        int samples = whole(label.first("IMAGE.LINE_SAMPLES"), "LINE_SAMPLES", 1, 0);
        requireRoom(file, "LINES", lines, samples, bands);
        return new SampleLayout(
                offset(label),
                lines,
                samples,
                bands,
                whole(label.first("IMAGE.LINE_PREFIX_BYTES"), "LINE_PREFIX_BYTES", 0, 0),
                whole(label.first("IMAGE.LINE_SUFFIX_BYTES"), "LINE_SUFFIX_BYTES", 0, 0),
                type(label),
                order(label));
    }

    /** The pointer counts records from 1, or bytes where it says so; a name of a file stands before it. */
    private long offset(Pds3Label label) {
        List<String> pointer = label.list("^IMAGE");
        if (pointer.isEmpty()) {
            throw wrong("^IMAGE", "is missing; the file holds no image, or one that the label does not tell of");
        }
        boolean named = !pointer.get(0).matches("\\d+");
        if (named && pointer.size() == 1) {
            return 0;
        }
        int place = whole(Optional.of(pointer.get(named ? 1 : 0)), "^IMAGE", 1, 0);
        boolean bytes = pointer.stream().anyMatch(each -> each.equalsIgnoreCase("<BYTES>"));
        return bytes ? place - 1L : (place - 1L) * whole(label.first("RECORD_BYTES"), "RECORD_BYTES", 1, 0);
    }

    private SampleType type(Pds3Label label) {
        int bits = whole(label.first("IMAGE.SAMPLE_BITS"), "SAMPLE_BITS", 1, 8);
        String name =
                label.first("IMAGE.SAMPLE_TYPE").orElse("UNSIGNED_INTEGER").toUpperCase(Locale.ROOT);
        boolean real = name.endsWith("REAL") || name.endsWith("FLOAT");
        boolean unsigned = name.contains("UNSIGNED");
        boolean vaxReal = real && name.startsWith("VAX");
        if ((!real && !name.endsWith("INTEGER")) || vaxReal) {
            throw wrong("SAMPLE_TYPE", "is " + name + ", which is not read; integers and IEEE reals are");
        }
        boolean low = name.startsWith("LSB_") || name.startsWith("PC_") || name.startsWith("VAX_");
        return type(
                bits,
                real ? Kind.REAL : unsigned ? Kind.UNSIGNED : Kind.SIGNED,
                low ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    }

    private SampleType type(int bits, Kind kind, ByteOrder order) {
        boolean known = kind == Kind.REAL ? bits == 32 : bits == 8 || bits == 16 || bits == 32;
        if (!known) {
            throw wrong("SAMPLE_BITS", "is " + bits + "; 8, 16 and 32 are read, of reals 32 alone");
        }
        return new SampleType(bits, kind, order);
    }

    private Order order(Pds3Label label) {
        String name =
                label.first("IMAGE.BAND_STORAGE_TYPE").orElse("BAND_SEQUENTIAL").toUpperCase(Locale.ROOT);
        return switch (name) {
            case "BAND_SEQUENTIAL" -> Order.BAND_SEQUENTIAL;
            case "LINE_INTERLEAVED" -> Order.LINE_INTERLEAVED;
            case "SAMPLE_INTERLEAVED" -> Order.SAMPLE_INTERLEAVED;
            default ->
                throw wrong(
                        "BAND_STORAGE_TYPE",
                        "is " + name + "; BAND_SEQUENTIAL, LINE_INTERLEAVED and SAMPLE_INTERLEAVED are read");
        };
    }

    /** By a VICAR label's system items. */
    SampleLayout layout(VicarLabel label) {
        int lines = whole(label.get("NL"), "NL", 1, 0);
        int samples = whole(label.get("NS"), "NS", 1, 0);
        int bands = whole(label.get("NB"), "NB", 1, 1);
        requireRoom(file, "LINES", lines, samples, bands);
        long header = (long) whole(label.get("NLB"), "NLB", 0, 0) * whole(label.get("RECSIZE"), "RECSIZE", 0, 0);
        return new SampleLayout(
                whole(label.get("LBLSIZE"), "LBLSIZE", 1, 0) + header,
                lines,
                samples,
                bands,
                whole(label.get("NBB"), "NBB", 0, 0),
                0,
                type(label),
                order(label));
    }

    private SampleType type(VicarLabel label) {
        // Files that name no computer come from VAXes, whose low bytes come first.
        String integers = label.get("INTFMT").orElse("LOW");
        boolean low = integers.equals("LOW");
        if (!low && !integers.equals("HIGH")) {
            throw wrong("INTFMT", "is " + integers + "; LOW and HIGH are read");
        }
        ByteOrder whole = low ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        String format = label.get("FORMAT").orElse("BYTE");
        return switch (format) {
            case "BYTE" -> new SampleType(8, Kind.UNSIGNED, whole);
            case "HALF", "WORD" -> new SampleType(16, Kind.SIGNED, whole);
            case "FULL", "LONG" -> new SampleType(32, Kind.SIGNED, whole);
            case "REAL" -> new SampleType(32, Kind.REAL, real(label));
            default -> throw wrong("FORMAT", "is " + format + "; BYTE, HALF, FULL and REAL are read");
        };
    }

    private ByteOrder real(VicarLabel label) {
        String format = label.get("REALFMT").orElse("VAX");
        return switch (format) {
            case "IEEE" -> ByteOrder.BIG_ENDIAN;
            case "RIEEE" -> ByteOrder.LITTLE_ENDIAN;
            default -> throw wrong("REALFMT", "is " + format + "; IEEE and RIEEE are read");
        };
    }

    private Order order(VicarLabel label) {
        String name = label.get("ORG").orElse("BSQ");
        return switch (name) {
            case "BSQ" -> Order.BAND_SEQUENTIAL;
            case "BIL" -> Order.LINE_INTERLEAVED;
            case "BIP" -> Order.SAMPLE_INTERLEAVED;
            default -> throw wrong("ORG", "is " + name + "; BSQ, BIL and BIP are read");
        };
    }

    /** @param usual where the label does not say; below {@code least} it has to */
    private int whole(Optional<String> text, String keyword, int least, int usual) {
        if (text.isEmpty() && usual >= least) {
            return usual;
        }
        String value = text.orElseThrow(() -> wrong(keyword, "is missing from its label"));
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < least) {
            throw wrong(keyword, "is " + value + "; it must be a whole number of " + least + " or more");
        }
        return Integer.parseInt(value);
    }

    static void requireRoom(Path file, String keyword, int lines, int samples, int bands) {
        if ((double) lines * samples * bands > MOST_PIXELS) {
            throw new UserException(file + ": " + keyword + " and the samples of a line make " + lines + "x" + samples
                    + "x" + bands + " pixels; at most " + MOST_PIXELS + " are read: cut it into tiles");
        }
    }

    private UserException wrong(String keyword, String what) {
        return new UserException(file + ": " + keyword + " " + what + "; copy the file again, or convert it to PNG");
    }
}
