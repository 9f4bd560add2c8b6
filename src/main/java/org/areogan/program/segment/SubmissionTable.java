package org.areogan.program.segment;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.Mask;

/**
 * What the reference data set's score takes: a header {@code id,0,1,...} and for each frame a row of its number, from 0,
 * and the class of each pixel, row by row.
 */
record SubmissionTable(Path file) implements SegmentOutput {
    @Override
    public List<Path> files(List<String> names) {
        return List.of(file);
    }

    @Override
    public void write(Pass pass) {
        AtomicFile.write(file, out -> {
            OneSize size = new OneSize(file);
            int[] row = {0};
            pass.into(frame -> {
                Mask mask = frame.prediction().mask();
                if (size.accept(frame)) {
                    header(mask.ids().length, out);
                }
                row(row[0]++, mask, out);
            });
        });
    }

    private static void header(int pixels, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder("id");
        for (int pixel = 0; pixel < pixels; pixel++) {
            line.append(',').append(pixel);
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static void row(int number, Mask mask, OutputStream out) throws IOException {
        StringBuilder line = new StringBuilder(2 * mask.ids().length + 8).append(number);
        for (byte id : mask.ids()) {
            line.append(',').append(id & 0xff);
        }
        out.write(line.append('\n').toString().getBytes(StandardCharsets.US_ASCII));
    }
}
