package org.areogan.onnx;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
     * Several files cost one start of a process.
     *
     * @return for each file, in their order, and for each of its batches probabilities [frames, height, width, classes] flattened
     * @throws EngineException if onnxruntime does not start here
     * @throws UserException if it does not take a file, or does not survive it
     */
    static List<List<float[]>> run(List<OnnxJob> jobs) {
        try {
            Path folder = Files.createTempDirectory("areogan-onnx");
            try {
                for (int i = 0; i < jobs.size(); i++) {
                    write(frames(folder, i), jobs.get(i).batches());
                }
                requireWell(jobs, ended(jobs, folder));
                List<List<float[]>> said = new ArrayList<>();
                for (int i = 0; i < jobs.size(); i++) {
                    said.add(read(answers(folder, i), jobs.get(i).batches().size()));
                }
                return said;
            } finally {
                discard(folder);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** As far as it can be: a process that died may have left anything there, which must not hide how it died. */
    private static void discard(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            files.map(Path::toFile).forEach(file -> {
                if (!file.delete()) {
                    file.deleteOnExit();
                }
            });
            Files.deleteIfExists(folder);
        } catch (IOException left) {
            folder.toFile().deleteOnExit();
        }
    }

    private static Path frames(Path folder, int index) {
        return folder.resolve("frames" + index + ".npz");
    }

    private static Path answers(Path folder, int index) {
        return folder.resolve("probabilities" + index + ".npz");
    }

    private static void write(Path frames, List<FrameBatch> batches) {
        NpzWriter.write(frames, archive -> {
            for (int i = 0; i < batches.size(); i++) {
                FrameBatch batch = batches.get(i);
                archive.floats(name(i), batch.grey(), batch.frames(), batch.height(), batch.width(), 1);
            }
        });
    }

    private static JavaProcess.Ended ended(List<OnnxJob> jobs, Path folder) throws IOException {
        ByteArrayOutputStream input = new ByteArrayOutputStream();
        DataOutputStream told = new DataOutputStream(input);
        told.writeUTF(System.getProperty(LIBRARY, ""));
        told.writeInt(jobs.size());
        for (int i = 0; i < jobs.size(); i++) {
            for (Path path : List.of(jobs.get(i).file(), frames(folder, i), answers(folder, i))) {
                told.writeUTF(path.toAbsolutePath().toString());
            }
        }
        try {
            return JavaProcess.run(OnnxChild.class, List.of(), input.toByteArray());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UserException("the check by onnxruntime was interrupted; start it again", interrupted);
        }
    }

    private static void requireWell(List<OnnxJob> jobs, JavaProcess.Ended ended) {
        switch (ended.code()) {
            case OnnxChild.OK -> {}
            case OnnxChild.NO_RUNTIME -> throw new EngineException(ended.answer());
            case OnnxChild.NO_MODEL -> {
                String[] answer = ended.answer().split(" ", 2);
                throw new UserException("onnxruntime does not take what "
                        + jobs.get(Integer.parseInt(answer[0])).named() + " would be (" + answer[1]
                        + "), and the file was not kept; report this with the model");
            }
            default ->
                throw new UserException("onnxruntime gives no answer to what "
                        + jobs.stream().map(job -> job.named().toString()).collect(Collectors.joining(", "))
                        + " would be: " + ended.failure()
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
