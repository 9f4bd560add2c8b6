package org.areogan.program.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.labelling.LabellingOutput;
import org.areogan.terrain.labelling.LabellingTool;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** What labelling tools write: label maps of CVAT, JSON files of LabelMe and of Label Studio. */
class AnnotationsFuzzTest {
    @TempDir
    static Path folder;

    @BeforeAll
    static void aFrameForEachTool() {
        for (LabellingTool tool : LabellingTool.values()) {
            try (LabellingOutput output = tool.open(folder.resolve(tool.word()), ClassSet.ROVER)) {
                output.write("a", new Frame(2, 3, new float[6]), new Mask(2, 3, new byte[] {0, 1, 2, 3, 4, -1}));
                output.commit();
            }
        }
    }

    @MethodSource("labelMaps")
    @FuzzTest
    void aLabelMapIsReadOrRefused(byte[] content) {
        Path map = folder.resolve("cvat/labelmap.txt");
        // A colour that is missing is told of by the mask that has it.
        Parsing.readsOrRefuses(map, content, file -> DataSets.openLabelled(map.getParent(), DataSets.Options.DEFAULT));
    }

    @MethodSource("labelMes")
    @FuzzTest
    void aFileOfLabelMeIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("labelme/a.json"), content, AnnotationsFuzzTest::readAll);
    }

    @MethodSource("labelStudios")
    @FuzzTest
    void anExportOfLabelStudioIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("label-studio/tasks.json"), content, AnnotationsFuzzTest::readAll);
    }

    private static void readAll(Path file) {
        DataSet data = DataSets.openLabelled(file, DataSets.Options.DEFAULT);
        for (int index = 0; index < data.size(); index++) {
            data.frame(index);
            data.mask(index);
        }
    }

    @Law(tries = 100)
    void aMutantOfALabelMapIsReadOrRefused(Draw any) {
        aLabelMapIsReadOrRefused(Mutants.of(any, labelMaps().toList()));
    }

    @Law(tries = 150)
    void aMutantOfAFileOfLabelMeIsReadOrRefused(Draw any) {
        aFileOfLabelMeIsReadOrRefused(Mutants.of(any, labelMes().toList()));
    }

    @Law(tries = 150)
    void aMutantOfAnExportOfLabelStudioIsReadOrRefused(Draw any) throws IOException {
        anExportOfLabelStudioIsReadOrRefused(Mutants.of(any, labelStudios().toList()));
    }

    static Stream<byte[]> labelMaps() {
        return Stream.of("# label:color_rgb:parts:actions\nbackground:0,0,0::\nBig Rock:250,50,83:hand,foot:jumping\n")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<byte[]> labelMes() {
        String within = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg==";
        return Stream.of(
                        "{\"imagePath\": \"a.png\", \"imageHeight\": 2, \"imageWidth\": 3, \"shapes\": [{\"label\": \"sand\","
                                + " \"points\": [[0.5, 0.5], [2.5, 0.5], [1, 1.5]], \"shape_type\": \"polygon\"}]}",
                        "{\"imagePath\": \"\", \"imageData\": \"" + within
                                + "\", \"imageHeight\": 1, \"imageWidth\": 1,"
                                + " \"shapes\": [{\"label\": \"soil\", \"points\": [[0, 0], [1e9, -1]],"
                                + " \"shape_type\": \"rectangle\"}]}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** What was written, as if somebody had submitted it, and a polygon. */
    static Stream<byte[]> labelStudios() throws IOException {
        Path kept = Files.createTempDirectory(folder, "kept");
        try (LabellingOutput output = LabellingTool.LABEL_STUDIO.open(kept, ClassSet.ROVER)) {
            output.write("a", new Frame(2, 3, new float[6]), new Mask(2, 3, new byte[] {0, 1, 2, 3, 4, -1}));
            output.commit();
        }
        String tasks = Files.readString(kept.resolve("tasks.json")).replace("predictions", "annotations");
        String polygon =
                "[{\"data\": {\"picture\": \"/data/upload/1/01234567-a.png\"}, \"annotations\": [{\"result\": [{\"type\":"
                        + " \"polygonlabels\", \"original_width\": 3, \"original_height\": 2, \"value\": {\"points\": [[0, 0], [99,"
                        + " 0], [50, 99]], \"polygonlabels\": [\"sand\"]}}]}]}]";
        return Stream.of(tasks, polygon).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
