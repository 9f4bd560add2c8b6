package org.areogan.program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.NpzWriter;

/** Writes labelled frames of one size as the reference data set is laid out. */
final class SceneArchive {
    private SceneArchive() {}

    /**
     * {@code training_set} [frames, 2, height, width]: image, 0 to 255, and mask; and {@code panorama} [frames], each
     * frame's scene, where the data tells.
     */
    static void write(Path file, DataSet data) {
        NpzWriter.write(file, archive -> {
            Frame first = data.frame(0);
            archive.beginBytes("training_set", data.size(), 2, first.height(), first.width());
            for (int index = 0; index < data.size(); index++) {
                archive.append(bytes(data.frame(index)));
                archive.append(data.mask(index).ids());
            }
            List<String> scenes = IntStream.range(0, data.size())
                    .mapToObj(data::group)
                    .flatMap(Optional::stream)
                    .toList();
            if (scenes.size() == data.size()) {
                archive.strings("panorama", scenes);
            }
        });
    }

    private static byte[] bytes(Frame frame) {
        byte[] bytes = new byte[frame.grey().length];
        for (int pixel = 0; pixel < bytes.length; pixel++) {
            bytes[pixel] = (byte) Math.round(255 * frame.grey()[pixel]);
        }
        return bytes;
    }
}
