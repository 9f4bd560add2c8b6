package org.areogan.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.engine.device.JavaProcess;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.files.npy.NpzWriter;

/**
 * What onnxruntime says of frames, in a process of its own: on Linux onnxruntime 1.29 crashes at its start in a process whose command
 * line has 4096 bytes or more, which a class path easily has, and a crash must not take the program with it.
 */
final class OnnxProcess {
    /** Property of onnxruntime: the folder with its native libraries, if they are not those of its jar. */
    static final String LIBRARY = "onnxruntime.native.path";

    private OnnxProcess() {}

    /**
     * @param named what the file will be called, for messages
     * @return for each batch, in their order, probabilities [frames, height, width, classes] flattened
     * @throws EngineException if onnxruntime does not start here
     * @throws UserException if it does not take the file, or does not survive it
     */
    static List<float[]> run(Path named, Path file, List<FrameBatch> batches) {
        try {
            Path folder = Files.createTempDirectory("areogan-onnx");
            Path frames = folder.resolve("frames.npz");
            Path answers = folder.resolve("probabilities.npz");
            try {
                NpzWriter.write(frames, archive -> {
                    for (int i = 0; i < batches.size(); i++) {
                        FrameBatch batch = batches.get(i);
                        archive.floats(name(i), batch.grey(), batch.frames(), batch.height(), batch.width(), 1);
                    }
                });
                requireWell(named, ended(file, frames, answers));
                return read(answers, batches.size());
            } finally {
                Files.deleteIfExists(answers);
                Files.deleteIfExists(frames);
                Files.deleteIfExists(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JavaProcess.Ended ended(Path file, Path frames, Path answers) {
        try {
            return JavaProcess.run(
                    OnnxChild.class,
                    List.of(
                            file.toAbsolutePath().toString(),
                            frames.toAbsolutePath().toString(),
                            answers.toAbsolutePath().toString(),
                            System.getProperty(LIBRARY, "")),
                    new byte[0]);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UserException("the check by onnxruntime was interrupted; start it again", interrupted);
        }
    }

    private static void requireWell(Path named, JavaProcess.Ended ended) {
        switch (ended.code()) {
            case OnnxChild.OK -> {}
            case OnnxChild.NO_RUNTIME -> throw new EngineException(ended.answer());
            case OnnxChild.NO_MODEL ->
                throw new UserException("onnxruntime does not take what " + named + " would be (" + ended.answer()
                        + "), and the file was not kept; report this with the model");
            default ->
                throw new UserException("onnxruntime gives no answer to what " + named + " would be: " + ended.failure()
                        + "; the file was not kept: try again, or report this with the model");
        }
    }

    private static List<float[]> read(Path answers, int count) throws IOException {
        List<float[]> said = new ArrayList<>();
        try (NpzReader archive = NpzReader.open(answers)) {
            for (int i = 0; i < count; i++) {
                try (NpyReader array = archive.array(name(i))) {
                    said.add(OnnxChild.floats(array));
                }
            }
        }
        return said;
    }

    private static String name(int index) {
        return "batch" + index;
    }
}
