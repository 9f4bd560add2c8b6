package org.areogan.program.serve.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.areogan.files.npy.NpzWriter;
import org.areogan.generator.Prediction;
import org.areogan.program.segment.formats.AreaLine;
import org.areogan.program.serve.batching.ServedModel;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** Predictions in the form that was asked for. */
record SegmentAnswer(
        ServedModel model, SegmentQuery query, List<Frame> frames, List<Prediction> predictions, long milliseconds) {
    void send(Context context) {
        switch (query.form()) {
            case JSON -> Routes.json(context, json());
            case MASK -> png(context, PictureFiles.toPng(mask(0)));
            case OVERLAY ->
                png(
                        context,
                        PictureFiles.toPng(Drawing.overlay(frames.get(0), mask(0), model.classes(), query.opacity())));
            case CONFIDENCE -> png(context, confidence(0));
            case NPZ -> context.contentType("application/x-npz").result(npz());
        }
    }

    private static void png(Context context, byte[] png) {
        context.contentType("image/png").result(png);
    }

    private Mask mask(int index) {
        Prediction prediction = predictions.get(index);
        return query.leastConfidence() == 0
                ? prediction.mask()
                : prediction.surer(query.leastConfidence(), model.classes().noLabel());
    }

    /** Grey: 0 is no confidence, 255 is certainty. */
    private byte[] confidence(int index) {
        Frame frame = frames.get(index);
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
        double sum = 0;
        float[] confidence = predictions.get(index).confidence();
        for (float each : confidence) {
            sum += each;
        }
        node.put("width", mask.width()).put("height", mask.height()).put("confidence", sum / confidence.length);
        AreaLine.putScale(node, predictions.get(index));
        long[] counts = mask.counts();
        ArrayNode classes = node.putArray("classes");
        for (TerrainClass each : model.classes().classes()) {
            classes.addObject()
                    .put("id", each.id())
                    .put("name", each.name())
                    .put("area", (double) counts[each.id()] / confidence.length);
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
