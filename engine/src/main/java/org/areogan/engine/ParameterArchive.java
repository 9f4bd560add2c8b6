package org.areogan.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Named arrays in one stream, as NumPy's {@code .npz}: a zip of {@code .npy} files (little endian, C order, {@code f2}, {@code f4} or
 * {@code f8}). The same arrays give the same bytes.
 */
public final class ParameterArchive {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final String ENDING = ".npy";

    private ParameterArchive() {}

    /** Writes arrays of FLOAT or DOUBLE in the order of the map; the stream stays open. */
    public static void write(Map<String, INDArray> arrays, OutputStream out) throws IOException {
        write(arrays, out, (name, array) -> NpyArray.toBytes(array));
    }

    /**
     * As {@link #write(Map, OutputStream)}, FLOAT arrays alone and rounded to floats of 16 bits ({@code f2}); what is read is
     * FLOAT again.
     *
     * @throws org.areogan.files.EngineException if a number is too large for 16 bits; names its array
     */
    public static void writeHalf(Map<String, INDArray> arrays, OutputStream out) throws IOException {
        write(arrays, out, (name, array) -> NpyArray.toHalfBytes(array, name));
    }

    private static void write(
            Map<String, INDArray> arrays, OutputStream out, BiFunction<String, INDArray, byte[]> encoding)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setLevel(Deflater.BEST_SPEED);
        for (Map.Entry<String, INDArray> each : arrays.entrySet()) {
            ZipEntry entry = new ZipEntry(each.getKey() + ENDING);
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            requireFloating(each.getValue().dataType(), each.getKey());
            zip.write(encoding.apply(each.getKey(), each.getValue()));
            zip.closeEntry();
        }
        zip.finish();
    }

    /**
     * Reads what {@link #write} wrote; the caller closes the arrays. The stream stays open.
     *
     * @throws IOException if an entry is damaged or of another kind; names it
     */
    public static Map<String, INDArray> read(InputStream in) throws IOException {
        Map<String, INDArray> arrays = new LinkedHashMap<>();
        try {
            ZipInputStream zip = new ZipInputStream(in);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                INDArray array = NpyArray.read(zip, name);
                INDArray twin = arrays.put(
                        name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name, array);
                if (twin != null) {
                    twin.close();
                    throw new IOException("it holds " + name + " twice");
                }
                requireFloating(array.dataType(), name);
            }
            if (arrays.isEmpty()) {
                throw new IOException("this is no .npz, or it holds no arrays");
            }
            return arrays;
        } catch (IOException | RuntimeException damaged) {
            arrays.values().forEach(INDArray::close);
            throw damaged;
        }
    }

    private static void requireFloating(DataType type, String name) throws IOException {
        if (type != DataType.FLOAT && type != DataType.DOUBLE) {
            throw new IOException(name + " is not an f4 or f8 array");
        }
    }
}
