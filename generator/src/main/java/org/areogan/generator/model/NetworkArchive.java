package org.areogan.generator.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.areogan.engine.Parameters;
import org.areogan.files.AtomicFile;
import org.areogan.files.EngineException;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.terrain.ClassSet;
import org.nd4j.linalg.api.buffer.DataType;

/** What files of trained networks have in common: a card that marks the kind, classes, configuration and weights. */
final class NetworkArchive implements Closeable {
    private static final String CLASSES = "classes.json";
    private static final String CONFIGURATION = "configuration.yaml";
    static final String PARAMETERS = "parameters.npz";

    private final Path source;
    private final Kind kind;
    private final SummedZip zip;

    private NetworkArchive(Path source, Kind kind, SummedZip zip) {
        this.source = source;
        this.kind = kind;
        this.zip = zip;
    }

    /** A kind of file. */
    enum Kind {
        MODEL("model file", "model.json", "segment", "model file", "export it anew"),
        PAINTER("painter's file", "painter.json", "paint", "painter", "train it anew"),
        INPAINTER("inpainter's file", "inpainter.json", "inpaint", "inpainter", "train it anew");

        private final String words;
        private final String card;
        private final String task;
        private final String formatName;
        private final String cure;

        Kind(String words, String card, String task, String formatName, String cure) {
            this.words = words;
            this.card = card;
            this.task = task;
            this.formatName = formatName;
            this.cure = cure;
        }

        private FileFormat format() {
            return new FileFormat(formatName, 1, CardFormat.NEWEST);
        }
    }

    /** What is made of an open file. */
    @FunctionalInterface
    interface Content<T> {
        T from(NetworkArchive archive) throws IOException;
    }

    /** Entries of one kind alone. */
    @FunctionalInterface
    interface More {
        void addTo(Map<String, byte[]> entries, Parameters generator) throws IOException;
    }

    /** As the other, with no more than all kinds have. */
    static void write(
            Path target, Kind kind, Object card, ClassSet classes, String configuration, Parameters parameters) {
        write(target, kind, card, classes, configuration, parameters, (entries, generator) -> {});
    }

    /**
     * Writes a file whole or not at all; the same networks give the same bytes.
     *
     * @param parameters of which those of the generator are written
     * @throws UserException naming the path
     */
    static void write(
            Path target,
            Kind kind,
            Object card,
            ClassSet classes,
            String configuration,
            Parameters parameters,
            More more) {
        AtomicFile.write(target, out -> {
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(kind.card, ModelJson.write(card));
            entries.put(CLASSES, ModelJson.write(new ClassList(classes)));
            entries.put(CONFIGURATION, configuration.getBytes(StandardCharsets.UTF_8));
            try (Parameters generator = parameters.copy(InferenceGraph.NETWORK + "/")) {
                entries.put(PARAMETERS, npz(generator));
                more.addTo(entries, generator);
            }
            SummedZip.write(entries, out);
        });
    }

    static byte[] npz(Parameters parameters) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parameters.writeTo(bytes);
        return bytes.toByteArray();
    }

    static byte[] halfNpz(Parameters parameters) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        parameters.writeHalfTo(bytes);
        return bytes.toByteArray();
    }

    /** @throws UserException if there is no such file, if it is of another kind, damaged, or of a newer format */
    static <T> T read(Path source, Kind kind, Content<T> content) {
        try (NetworkArchive archive = new NetworkArchive(source, kind, SummedZip.open(source, kind.words))) {
            archive.requireKind();
            CardFormat.require(kind.format(), source, ModelJson.tree(archive.zip.entry(kind.card)));
            archive.zip.verify();
            return content.from(archive);
        } catch (JsonProcessingException unexpected) {
            throw damaged(source, kind, unexpected.getOriginalMessage(), unexpected);
        } catch (IOException | EngineException | IllegalArgumentException unexpected) {
            throw damaged(source, kind, String.valueOf(unexpected.getMessage()), unexpected);
        }
    }

    /** Whether a file can be opened and says that it is of this kind. */
    static boolean isOf(Path source, Kind kind) {
        try (SummedZip zip = SummedZip.open(source, kind.words)) {
            return zip.has(kind.card);
        } catch (IOException | UserException unreadable) {
            return false;
        }
    }

    private void requireKind() {
        for (Kind other : Kind.values()) {
            if (other != kind && zip.has(other.card)) {
                throw new UserException(source + " was written by a run with task: " + other.task + " and is not a "
                        + kind.words + "; name the model.areogan of a run with the other task");
            }
        }
        if (!zip.has(kind.card)) {
            throw new UserException(source + " is a zip but not a " + kind.words + ": it holds no " + kind.card);
        }
    }

    private static UserException damaged(Path source, Kind kind, String reason, Exception cause) {
        return new UserException(
                source + " is a damaged " + kind.words + ": " + reason + "; copy it again or " + kind.cure, cause);
    }

    <T> T card(Class<T> type) throws IOException {
        return CardFormat.read(kind.format(), source, zip.entry(kind.card), type);
    }

    ClassSet classes() throws IOException {
        return ModelJson.read(zip.entry(CLASSES), ClassList.class).classSet();
    }

    String configuration() throws IOException {
        return new String(zip.entry(CONFIGURATION), StandardCharsets.UTF_8);
    }

    /**
     * The generator's parameters; the caller closes them.
     *
     * @param build builds the network over them, which takes each from the file
     */
    Parameters parameters(Consumer<Parameters> build) throws IOException {
        Parameters parameters = Parameters.stored(DataType.FLOAT, new ByteArrayInputStream(zip.entry(PARAMETERS)));
        try {
            build.accept(parameters);
            parameters.requireAllAskedFor();
            return parameters;
        } catch (RuntimeException misfit) {
            parameters.close();
            throw misfit;
        }
    }

    boolean has(String name) {
        return zip.has(name);
    }

    byte[] entry(String name) throws IOException {
        return zip.entry(name);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
