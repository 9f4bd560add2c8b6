package org.areogan.program.segment.job;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.files.npy.NpzWriter;
import org.areogan.terrain.Mask;

/**
 * What came of the frames of a batch, as an archive: {@code sizes} [frames, 2] (height and width of the mask, 0 where there
 * is none), {@code masks} (all pixels in a row), {@code lines} and {@code troubles} [frames].
 */
final class BatchFile {
    private BatchFile() {}

    /** Whole or not at all. */
    static void write(Path file, List<FrameResult> results) {
        int[] sizes = new int[2 * results.size()];
        int pixels = 0;
        for (int i = 0; i < results.size(); i++) {
            if (results.get(i).mask().isPresent()) {
                Mask mask = results.get(i).mask().get();
                sizes[2 * i] = mask.height();
                sizes[2 * i + 1] = mask.width();
                pixels += mask.ids().length;
            }
        }
        int all = pixels;
        NpzWriter.write(file, archive -> {
            archive.ints("sizes", sizes, results.size(), 2);
            archive.beginBytes("masks", all);
            for (FrameResult result : results) {
                if (result.mask().isPresent()) {
                    archive.append(result.mask().get().ids());
                }
            }
            archive.strings("lines", results.stream().map(FrameResult::line).toList());
            archive.strings(
                    "troubles", results.stream().map(FrameResult::trouble).toList());
        });
    }

    /** @throws UserException if it is damaged */
    static List<FrameResult> read(Path file) {
        try (NpzReader archive = NpzReader.open(file)) {
            int[] sizes = ints(archive.array("sizes"));
            byte[] masks = bytes(archive.array("masks"));
            List<String> lines = archive.array("lines").strings();
            List<String> troubles = archive.array("troubles").strings();
            List<FrameResult> results = new ArrayList<>();
            int from = 0;
            for (int i = 0; i < lines.size(); i++) {
                int height = sizes[2 * i];
                int width = sizes[2 * i + 1];
                byte[] ids = new byte[height * width];
                System.arraycopy(masks, from, ids, 0, ids.length);
                from += ids.length;
                Optional<Mask> mask = ids.length == 0 ? Optional.empty() : Optional.of(new Mask(height, width, ids));
                results.add(new FrameResult(mask, lines.get(i), troubles.get(i)));
            }
            return results;
        } catch (UserException | IOException | IndexOutOfBoundsException failure) {
            throw new UserException(
                    file + " is damaged (" + failure.getMessage()
                            + "), so this job cannot be gone on with; begin it anew in" + " another folder, or delete "
                            + JobFolder.NAME + " in this one",
                    failure);
        }
    }

    private static int[] ints(NpyReader array) {
        int[] values = new int[Math.toIntExact(array.header().count())];
        array.numbers((index, value) -> values[(int) index] = (int) value);
        return values;
    }

    private static byte[] bytes(NpyReader array) {
        byte[] values = new byte[Math.toIntExact(array.header().count())];
        array.numbers((index, value) -> values[(int) index] = (byte) (int) value);
        return values;
    }
}
