package org.areogan.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;
import org.areogan.engine.Engine;
import org.areogan.files.AtomicFile;
import org.areogan.files.EngineException;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
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
    /** Pixels. */
    private static final int SIDE = 32;

    private final byte[] bytes;
    private final SameDiff network;
    private final String placeholder;
    private final String logits;
    private final FramePreparation preparation;

    private OnnxModel(byte[] bytes, SameDiff network, String placeholder, String logits, FramePreparation preparation) {
        this.bytes = bytes;
        this.network = network;
        this.placeholder = placeholder;
        this.logits = logits;
        this.preparation = preparation;
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
        String logits = SegmenterGraph.logits(network, probabilities);
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(FORMAT)
                .setProducerName("areogan")
                .setProducerVersion(FileFormat.programVersion())
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATIONS))
                .setGraph(SegmenterGraph.of(network, placeholder, logits, classes, preparation));
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return new OnnxModel(model.build().toByteArray(), network, placeholder, logits, preparation);
    }

    /** What a file holds; the same network gives the same bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Writes the file, has onnxruntime read and run it in a process of its own, and gives it its name only if it says what the
     * reference says. Where onnxruntime does not start, the file is written unchecked, which the outcome tells. The network's values
     * must still be there.
     *
     * @param engine tells how large logits are, and so how much of a difference is rounding
     * @throws UserException if a probability differs by more than {@link OnnxCheck#TOLERANCE} and more than rounding can make, if
     *     onnxruntime does not take the file, or if it cannot be written; names the path, and there is no file
     */
    public OnnxCheck.Outcome write(Path target, Engine engine, OnnxCheck.Reference reference) {
        try (AtomicFile file = AtomicFile.create(target)) {
            file.out().write(bytes);
            OnnxCheck.Outcome outcome = check(target, file.flushed(), engine, reference);
            file.commit();
            return outcome;
        } catch (IOException failure) {
            // The file tells its own failures by exceptions of a user's mistake.
            throw new UncheckedIOException(failure);
        }
    }

    private OnnxCheck.Outcome check(Path named, Path file, Engine engine, OnnxCheck.Reference reference) {
        List<FrameBatch> batches = OnnxCheck.batches(preparation.multiple());
        List<float[]> found;
        try {
            found = OnnxProcess.run(List.of(new OnnxJob(named, file, batches))).get(0);
        } catch (EngineException refused) {
            return new OnnxCheck.Outcome(OptionalDouble.empty(), Optional.of(String.valueOf(refused.getMessage())));
        }
        double largest = OnnxCheck.compare(named, batches, found, reference, tolerance(engine));
        return new OnnxCheck.Outcome(OptionalDouble.of(largest), Optional.empty());
    }

    /** On a frame of some size that needs no padding. */
    Tolerance tolerance(Engine engine) {
        int side = Math.multiplyExact(preparation.multiple(), 1 + SIDE / preparation.multiple());
        return new Tolerance(
                LargestLogit.of(network, placeholder, logits, preparation, OnnxCheck.batch(1, side, side), engine));
    }
}
