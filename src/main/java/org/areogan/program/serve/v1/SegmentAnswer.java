package org.areogan.program.serve.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.areogan.files.npy.NpzWriter;
import org.areogan.generator.Prediction;
import org.areogan.program.segment.formats.AreaLine;
import org.areogan.program.segment.formats.AreaTally;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** Predictions in the form that was asked for. */
record SegmentAnswer(
        ServedModel model,
        SegmentQuery query,
        List<ReceivedFrame> frames,
        List<Prediction> predictions,
        long milliseconds) {
    byte[] encoded() {
        return switch (query.form()) {
            case JSON -> json().toString().getBytes(StandardCharsets.UTF_8);
            case MASK -> PictureFiles.toPng(mask(0));
            case OVERLAY -> overlay();
            case CONFIDENCE -> confidence(0);
            case NPZ -> npz();
        };
    }

    private byte[] overlay() {
        return PictureFiles.toPng(Drawing.overlay(frames.get(0).frame(), mask(0), model.classes(), query.opacity()));
    }

    private Mask mask(int index) {
        Prediction prediction = predictions.get(index);
        ClassSet classes = model.classes();
        Mask mask = query.leastConfidence() == 0
                ? prediction.mask()
                : prediction.surer(query.leastConfidence(), classes.noLabel());
        return frames.get(index).labelled(mask, classes);
    }

    /** Grey: 0 is no confidence, 255 is certainty. */
    private byte[] confidence(int index) {
        Frame frame = frames.get(index).frame();
        float[] confidence = predictions.get(index).confidence();
        byte[] levels = new byte[confidence.length];
        for (int pixel = 0; pixel < levels.length; pixel++) {
            levels[pixel] = (byte) Math.round(255 * confidence[pixel]);
        }
        return PictureFiles.toPng(new Mask(frame.height(), frame.width(), levels));
    }

    /** One frame is told at the top, several in the list {@code frames}. */
    private ObjectNode json() {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("model", model.name());
        if (frames.size() == 1) {
            tell(root, 0);
        }
        root.put("milliseconds", milliseconds);
        if (frames.size() > 1) {
            ArrayNode list = root.putArray("frames");
            for (int index = 0; index < frames.size(); index++) {
                tell(list.addObject(), index);
            }
        }
        return root;
    }

    private void tell(ObjectNode node, int index) {
        Mask mask = mask(index);
        AreaTally tally = AreaTally.of(
                mask.ids(), predictions.get(index)::confidence, model.classes().size());
        double pixels = tally.pixels();
        long labelled = tally.labelled();
        node.put("width", mask.width()).put("height", mask.height());
        node.put("confidence", labelled == 0 ? null : Double.valueOf(tally.confidence() / labelled));
        node.put("unlabelled", (pixels - labelled) / pixels);
        AreaLine.putScale(node, predictions.get(index));
        ArrayNode classes = node.putArray("classes");
        for (TerrainClass each : model.classes().classes()) {
            classes.addObject()
                    .put("id", each.id())
                    .put("name", each.name())
                    .put("area", tally.counts()[each.id()] / pixels);
        }
        if (query.include().contains("mask")) {
            node.put("mask", base64(PictureFiles.toPng(mask)));
        }
        if (query.include().contains("confidence")) {
            node.put("confidence_map", base64(confidence(index)));
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** {@code masks} [frames, height, width]. */
    private byte[] npz() {
        try {
            Path file = Files.createTempFile("areogan-serve-", ".npz");
            try {
                NpzWriter.write(file, archive -> {
                    archive.beginBytes("masks", frames.size(), mask(0).height(), mask(0).width());
                    for (int index = 0; index < frames.size(); index++) {
                        archive.append(mask(index).ids());
                    }
                });
                return Files.readAllBytes(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
