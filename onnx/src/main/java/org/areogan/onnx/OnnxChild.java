package org.areogan.onnx;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.areogan.files.EngineException;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.files.npy.NpzWriter;

/** The process in which onnxruntime works alone. It says in one line of standard output what went wrong. */
final class OnnxChild {
    static final int OK = 0;
    /** onnxruntime does not start here. */
    static final int NO_RUNTIME = 3;
    /** onnxruntime does not take the file. */
    static final int NO_MODEL = 4;

    private OnnxChild() {}

    /**
     * Standard input has, as Java writes data, the folder of onnxruntime's libraries or an empty text, the number of files, and for
     * each its path, that of an archive of arrays [frames, height, width, 1], and that of the archive to write, with arrays of the
     * same names, [frames, height, width, classes]. A file that is not taken ends it; its index stands before the reason.
     */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        DataInputStream in = new DataInputStream(System.in);
        String library = in.readUTF();
        if (!library.isEmpty()) {
            System.setProperty(OnnxProcess.LIBRARY, library);
        }
        int files = in.readInt();
        int code = OK;
        for (int i = 0; i < files && code == OK; i++) {
            try {
                answer(Path.of(in.readUTF()), Path.of(in.readUTF()), Path.of(in.readUTF()));
            } catch (EngineException refused) {
                code = NO_RUNTIME;
                out.println(oneLine(refused));
            } catch (UserException refused) {
                code = NO_MODEL;
                out.println(i + " " + oneLine(refused));
            }
        }
        // Its threads may go on.
        System.exit(code);
    }

    private static void answer(Path model, Path frames, Path answers) throws IOException {
        try (OnnxRuntime runtime = OnnxRuntime.open(model);
                NpzReader archive = NpzReader.open(frames)) {
            NpzWriter.write(answers, written -> {
                for (String name : archive.names()) {
                    FrameBatch batch = batch(archive, name);
                    float[] said = runtime.run(batch);
                    written.floats(
                            name,
                            said,
                            batch.frames(),
                            batch.height(),
                            batch.width(),
                            said.length / batch.grey().length);
                }
            });
        }
    }

    private static FrameBatch batch(NpzReader archive, String name) throws IOException {
        try (NpyReader array = archive.array(name)) {
            List<Long> shape = array.header().shape();
            return new FrameBatch(
                    Math.toIntExact(shape.get(0)),
                    Math.toIntExact(shape.get(1)),
                    Math.toIntExact(shape.get(2)),
                    floats(array));
        }
    }

    /** All numbers of an array in C order. */
    static float[] floats(NpyReader array) {
        long length = array.header().shape().stream().reduce(1L, Math::multiplyExact);
        float[] values = new float[Math.toIntExact(length)];
        array.numbers((index, value) -> values[(int) index] = (float) value);
        return values;
    }

    private static String oneLine(RuntimeException reason) {
        return String.valueOf(reason.getMessage()).replaceAll("\\s+", " ");
    }
}
