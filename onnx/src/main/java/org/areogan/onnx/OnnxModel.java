package org.areogan.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.areogan.files.AtomicFile;
import org.areogan.files.FileFormat;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A segmenter as an ONNX file (opset 17, IR 8). Input {@link #FRAMES} [batch, height, width, 1], raw grey values in [0, 1]; output
 * {@link #PROBABILITIES} [batch, height, width, classes]; batch, height and width may be any.
 */
public final class OnnxModel {
    public static final String FRAMES = "frames";
    public static final String PROBABILITIES = "probabilities";

    private static final int OPERATIONS = 17;
    private static final int FORMAT = 8;

    private final byte[] bytes;
    private final int multiple;

    private OnnxModel(byte[] bytes, int multiple) {
        this.bytes = bytes;
        this.multiple = multiple;
    }

    /**
     * Translates an inference graph with the values that its variables have now.
     *
     * @param network any batch, height and width that are multiples of the preparation's
     * @param placeholder the frame that the network reads, [batch, height, width, 1]
     * @param probabilities its output, a softmax over [batch, height, width, classes]
     * @param metadata what the file says of itself, by name
     * @throws IllegalArgumentException for an operation that has no translation; names it
     */
    public static OnnxModel of(
            SameDiff network,
            String placeholder,
            String probabilities,
            int classes,
            FramePreparation preparation,
            Map<String, String> metadata) {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("areogan")
                .setProducerVersion(FileFormat.programVersion())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATIONS))
                .setGraph(SegmenterGraph.of(network, placeholder, probabilities, classes, preparation));
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return new OnnxModel(model.build().toByteArray(), preparation.multiple());
    }

    /** What a file holds; the same network gives the same bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Writes the file, has onnxruntime read and run it in a process of its own, and gives it its name only if it says what the
     * reference says. Where onnxruntime does not start, the file is written unchecked, which the outcome tells.
     *
     * @throws org.areogan.files.UserException if they differ by more than {@link OnnxCheck#TOLERANCE}, if onnxruntime does not
     *     take the file, or if it cannot be written; names the path, and there is no file
     */
    public OnnxCheck.Outcome write(Path target, OnnxCheck.Reference reference) {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.out().write(bytes);
            OnnxCheck.Outcome outcome = OnnxCheck.check(target, file.flushed(), multiple, reference);
            file.commit();
            return outcome;
        } catch (IOException failure) {
            // The file tells its own failures by exceptions of a user's mistake.
            throw new UncheckedIOException(failure);
        }
    }
}
