package org.areogan.program.segment.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.areogan.files.AtomicFile;
import org.areogan.terrain.Mask;

/**
 * What the reference data set's score takes: a header {@code id,0,1,...} and for each frame a row of its number among all
 * inputs, from 0, and the class of each pixel, row by row.
 */
final class SubmissionTable implements SegmentOutput {
    private final OneSize size;
    private final AtomicFile table;

    SubmissionTable(Path file) {
        size = new OneSize(file);
        table = AtomicFile.create(file);
    }

    @Override
    public void write(MaskedFrame frame) throws IOException {
        Mask mask = frame.mask();
        if (size.accept(frame.source().name(), mask.height(), mask.width())) {
            header(mask.ids().length, table.out());
        }
        row(frame.number(), mask, table.out());
    }

    @Override
    public void commit() {
        table.commit();
    }

    @Override
    public void close() {
        table.close();
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
