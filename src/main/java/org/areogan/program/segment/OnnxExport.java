package org.areogan.program.segment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.areogan.engine.Engine;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.generator.Segmenter;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.network.InferenceGraph;
import org.areogan.generator.network.Normalization;
import org.areogan.onnx.FramePreparation;
import org.areogan.onnx.OnnxCheck;
import org.areogan.onnx.OnnxModel;
import org.areogan.terrain.Frame;
import org.areogan.terrain.TerrainClass;

/** A model as ONNX file, which says of itself what the model file says. */
final class OnnxExport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private OnnxExport() {}

    /**
     * Writes the file if onnxruntime says of it what the model says on an engine.
     *
     * @throws org.areogan.files.UserException if it does not, or the file cannot be written; names the path
     */
    static OnnxCheck.Outcome write(ModelFile model, Path target, Engine engine) {
        OnnxModel onnx = OnnxModel.of(
                InferenceGraph.build(
                        model.options(),
                        model.classes().size(),
                        model.parameters(),
                        FeatureMap.UNKNOWN,
                        FeatureMap.UNKNOWN),
                InferenceGraph.FRAME,
                InferenceGraph.PROBABILITIES,
                model.classes().size(),
                preparation(model),
                metadata(model));
        try (Segmenter segmenter =
                new Segmenter(model.options(), model.classes(), model.normalization(), model.parameters(), engine)) {
            return onnx.write(
                    target,
                    engine,
                    (height, width, grey) ->
                            segmenter.predict(new Frame(height, width, grey)).probabilities());
        }
    }

    private static FramePreparation preparation(ModelFile model) {
        Normalization normalization = model.normalization();
        return new FramePreparation(
                normalization.mean(),
                normalization.deviation(),
                normalization.eachFrame(),
                Normalization.SMALLEST_DEVIATION,
                model.options().multiple());
    }

    /** Texts by name, lists and numbers as JSON; lists are by the class's id. */
    private static Map<String, String> metadata(ModelFile model) {
        List<TerrainClass> classes = model.classes().classes();
        Map<String, String> told = new LinkedHashMap<>();
        told.put("class_names", json(classes.stream().map(TerrainClass::name).toList()));
        told.put(
                "class_colours",
                json(classes.stream()
                        .map(each -> String.format("#%06x", each.rgb()))
                        .toList()));
        told.put("class_scored", json(classes.stream().map(TerrainClass::scored).toList()));
        told.put("normalization", json(model.normalization()));
        told.put("multiple", json(model.options().multiple()));
        told.put("temperature", json(temperature(model)));
        model.provenance().forEach((name, value) -> told.put("provenance." + name, value));
        model.metrics().forEach((name, value) -> told.put("metrics." + name, json(value)));
        return told;
    }

    /** What logits have been divided by, one time after the other; it is in the weights already. */
    private static double temperature(ModelFile model) {
        return Stream.of(model.provenance().getOrDefault("temperature", "1").split(" "))
                .mapToDouble(Double::parseDouble)
                .reduce(1, (all, each) -> all * each);
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
