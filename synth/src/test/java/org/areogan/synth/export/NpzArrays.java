package org.areogan.synth.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The arrays of an archive as NumPy's format description tells, read independently of the program. */
final class NpzArrays {
    private static final Pattern HEADER =
            Pattern.compile("\\{'descr': '([^']+)', 'fortran_order': False, 'shape': \\(([^)]*)\\), }\\s*");

    private NpzArrays() {}

    /** An array of bytes or of text, in little-endian UTF-32. */
    record Array(String type, List<Integer> shape, byte[] data) {
        List<String> texts() {
            int characters = Integer.parseInt(type.substring(2));
            ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
            List<String> texts = new ArrayList<>();
            while (buffer.hasRemaining()) {
                StringBuilder text = new StringBuilder();
                for (int place = 0; place < characters; place++) {
                    int character = buffer.getInt();
                    if (character != 0) {
                        text.appendCodePoint(character);
                    }
                }
                texts.add(text.toString());
            }
            return texts;
        }
    }

    static Map<String, Array> read(Path file) {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            Map<String, Array> arrays = new LinkedHashMap<>();
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] bytes = zip.getInputStream(entry).readAllBytes();
                int end = 10 + (bytes[8] & 0xff) + 256 * (bytes[9] & 0xff);
                Matcher header = HEADER.matcher(new String(bytes, 10, end - 10, StandardCharsets.US_ASCII));
                if (!header.matches()) {
                    throw new IllegalArgumentException("no header of version 1 in " + entry);
                }
                List<Integer> shape = Pattern.compile("\\d+")
                        .matcher(header.group(2))
                        .results()
                        .map(number -> Integer.valueOf(number.group()))
                        .toList();
                byte[] data = Arrays.copyOfRange(bytes, end, bytes.length);
                arrays.put(entry.getName(), new Array(header.group(1), shape, data));
            }
            return arrays;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
