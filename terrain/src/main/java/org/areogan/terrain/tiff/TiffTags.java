package org.areogan.terrain.tiff;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffContents;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.areogan.files.UserException;

/** What the first directory of a TIFF says. */
final class TiffTags {
    private final Path file;
    private final ByteOrder order;
    private final Map<Integer, TiffField> fields;

    private TiffTags(Path file, ByteOrder order, Map<Integer, TiffField> fields) {
        this.file = file;
        this.order = order;
        this.fields = fields;
    }

    /** @throws UserException if it is no TIFF or its directory is damaged */
    static TiffTags read(byte[] data, Path file) {
        try {
            TiffContents contents =
                    new TiffReader(false).readDirectories(ByteSource.array(data), false, FormatCompliance.getDefault());
            Map<Integer, TiffField> fields = new LinkedHashMap<>();
            for (TiffField field : contents.directories.get(0).getDirectoryEntries()) {
                fields.putIfAbsent(field.getTag(), field);
            }
            return new TiffTags(file, contents.header.byteOrder, fields);
        } catch (IOException | RuntimeException failure) {
            throw new UserException(
                    file + " is no TIFF that can be read (" + failure.getMessage() + "); fetch it again", failure);
        }
    }

    ByteOrder order() {
        return order;
    }

    /** The only or first number of a tag, or what it usually is. */
    int whole(int tag, int usual) {
        int[] all = wholes(tag);
        return all.length == 0 ? usual : all[0];
    }

    /** Empty where there is no such tag. */
    int[] wholes(int tag) {
        long[] wide = longs(tag);
        int[] all = new int[wide.length];
        for (int place = 0; place < all.length; place++) {
            if (wide[place] != (int) wide[place]) {
                throw new UserException(told(tag, "holds " + wide[place] + ", which is too much"));
            }
            all[place] = (int) wide[place];
        }
        return all;
    }

    /** Empty where there is no such tag; unsigned numbers of 32 bits are above 0. */
    long[] longs(int tag) {
        TiffField field = fields.get(tag);
        if (field == null) {
            return new long[0];
        }
        try {
            Object value = field.getValue();
            if (value instanceof Byte single) {
                return new long[] {single & 0xff};
            }
            if (value instanceof Short single) {
                return new long[] {single & 0xffff};
            }
            if (value instanceof Integer single) {
                return new long[] {single & 0xffffffffL};
            }
            if (value instanceof byte[] || value instanceof short[] || value instanceof int[]) {
                return Arrays.stream(field.getIntArrayValue())
                        .mapToLong(each -> each & 0xffffffffL)
                        .toArray();
            }
            return field.getLongArrayValue();
        } catch (IOException | RuntimeException failure) {
            throw wrong(tag, "holds no whole numbers", failure);
        }
    }

    /** Empty where there is no such tag. */
    double[] doubles(int tag) {
        TiffField field = fields.get(tag);
        if (field == null) {
            return new double[0];
        }
        try {
            return field.getDoubleArrayValue();
        } catch (IOException | RuntimeException failure) {
            throw wrong(tag, "holds no numbers", failure);
        }
    }

    /** Empty where there is no such tag; what ends it is left out. */
    String text(int tag) {
        TiffField field = fields.get(tag);
        if (field == null) {
            return "";
        }
        byte[] bytes = field.getByteArrayValue();
        StringBuilder text = new StringBuilder();
        for (int place = 0; place < bytes.length && bytes[place] != 0; place++) {
            text.append((char) (bytes[place] & 0xff));
        }
        return text.toString();
    }

    private UserException wrong(int tag, String what, Throwable cause) {
        return new UserException(told(tag, what), cause);
    }

    private String told(int tag, String what) {
        return file + ": the TIFF tag " + tag + " " + what + "; save it again as a plain TIFF";
    }
}
