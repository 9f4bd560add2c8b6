package org.areogan.trainer.checkpoint;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.areogan.engine.NpyArray;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Checkpoints on disk: one uncompressed zip of {@code state.json}, {@code parameters/NAME.npy} and {@code
 * session/NAME.npy}, whose comment is the SHA-256 of everything before the sum. {@code numpy.load} opens it. The same
 * checkpoint always gives the same bytes.
 */
public final class CheckpointFile {
    private static final String STATE = "state.json";
    private static final String PARAMETERS = "parameters/";
    private static final String SESSION = "session/";
    private static final String ARRAY = ".npy";
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    private CheckpointFile() {}

    /** Writes the file whole or not at all. @throws UserException naming the path when it cannot be written */
    public static void write(Path file, Checkpoint checkpoint) {
        AtomicFile.write(file, out -> {
            Seal.Writer sealed = new Seal.Writer(out);
            ZipOutputStream zip = new ZipOutputStream(sealed);
            zip.setMethod(ZipOutputStream.STORED);
            zip.setComment(Seal.COMMENT);
            put(zip, STATE, StateJson.write(checkpoint.state()));
            putAll(zip, PARAMETERS, checkpoint.parameters());
            putAll(zip, SESSION, checkpoint.session());
            zip.finish();
            sealed.seal();
        });
    }

    /** The caller closes it. @throws UserException naming the file and what is wrong with it */
    public static Checkpoint read(Path file) {
        return read(file, zip -> {
            TrainingState state = StateJson.read(file, bytes(zip, STATE));
            Map<String, INDArray> parameters = new LinkedHashMap<>();
            Map<String, INDArray> session = new LinkedHashMap<>();
            try {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    read(zip, entry, PARAMETERS, parameters);
                    read(zip, entry, SESSION, session);
                }
            } catch (IOException | RuntimeException failure) {
                parameters.values().forEach(INDArray::close);
                session.values().forEach(INDArray::close);
                throw failure;
            }
            return new Checkpoint(state, parameters, session);
        });
    }

    /** The bytes of a file. @throws UserException if it cannot be read */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException failure) {
            throw new UserException("cannot read " + file + ": " + failure + "; check its permissions", failure);
        }
    }

    /** As {@link #read(Path)}, from the bytes of a file. The caller closes it. */
    public static Checkpoint read(byte[] bytes) {
        try {
            Path file = Files.createTempFile("checkpoint", ".areogan");
            try {
                Files.write(file, bytes);
                return read(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UserException(
                    "cannot write the first worker's checkpoint for a moment: " + failure
                            + "; check java.io.tmpdir and its free space",
                    failure);
        }
    }

    /** All but the arrays. @throws UserException naming the file and what is wrong with it */
    public static TrainingState readState(Path file) {
        return read(file, zip -> StateJson.read(file, bytes(zip, STATE)));
    }

    /** What is made of an open file. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(ZipFile zip) throws IOException;
    }

    private static <T> T read(Path file, Reading<T> reading) {
        problem(file).ifPresent(problem -> {
            throw new UserException("the checkpoint " + file + " " + problem);
        });
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return reading.from(zip);
        } catch (IOException | IllegalArgumentException failure) {
            throw new UserException("the checkpoint " + file + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    /** What is wrong with a file, to follow its name in a message; empty if its bytes are those once written. */
    static Optional<String> problem(Path file) {
        if (!Files.exists(file)) {
            return Optional.of("does not exist");
        }
        if (!Files.isRegularFile(file)) {
            return Optional.of("is a folder, not a file");
        }
        try {
            return Seal.holds(file)
                    ? Optional.empty()
                    : Optional.of("is damaged or cut short: its content does not match its checksum");
        } catch (IOException failure) {
            return Optional.of("cannot be read (" + failure + "); check its permissions and the disk");
        }
    }

    private static void putAll(ZipOutputStream zip, String folder, Map<String, INDArray> arrays) throws IOException {
        for (Map.Entry<String, INDArray> array : arrays.entrySet()) {
            put(zip, folder + array.getKey() + ARRAY, NpyArray.toBytes(array.getValue()));
        }
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        CRC32 sum = new CRC32();
        sum.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(NO_TIME);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(sum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static void read(ZipFile zip, ZipEntry entry, String folder, Map<String, INDArray> arrays)
            throws IOException {
        String name = entry.getName();
        if (name.startsWith(folder) && name.endsWith(ARRAY)) {
            INDArray array = NpyArray.read(new ByteArrayInputStream(bytes(zip, name)), name);
            arrays.put(name.substring(folder.length(), name.length() - ARRAY.length()), array);
        }
    }

    private static byte[] bytes(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException("it holds no " + name);
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
