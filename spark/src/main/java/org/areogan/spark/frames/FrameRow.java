package org.areogan.spark.frames;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.Map;
import org.areogan.program.segment.formats.AreaLine;
import org.areogan.program.segment.formats.SegmentedFrame;
import org.areogan.terrain.ClassSet;

/** A row of the table as a line of JSON. */
public final class FrameRow {
    private static final JsonMapper MAPPER = new JsonMapper();

    private FrameRow() {}

    /**
     * Of a frame that was segmented.
     *
     * @param checksums of its files by their format
     */
    public static String of(
            FrameSource source, SegmentedFrame frame, ClassSet classes, Map<String, String> checksums, String model) {
        return of(source, AreaLine.of(frame, classes), checksums, model);
    }

    /**
     * The same of a mosaic.
     *
     * @param line what {@link AreaLine} says of it
     */
    public static String of(FrameSource source, String line, Map<String, String> checksums, String model) {
        try {
            ObjectNode row = (ObjectNode) MAPPER.readTree(line);
            row.put("name", source.name()).put("path", source.file()).put("model", model);
            row.remove("picture");
            checksums.forEach(row.putObject("sha256")::put);
            return MAPPER.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a line of plain values can always be written", impossible);
        }
    }

    /** Of a frame that cannot be read. */
    public static String of(FrameSource source, String trouble, String model) {
        try {
            ObjectNode row = MAPPER.createObjectNode();
            row.put("name", source.name())
                    .put("path", source.file())
                    .put("model", model)
                    .put("error", trouble);
            return MAPPER.writeValueAsString(row);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException("a line of plain values can always be written", impossible);
        }
    }
}
