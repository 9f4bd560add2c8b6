package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import onnx.Onnx.ModelProto;
import org.areogan.generator.model.ModelFile;
import org.areogan.models.TrainedModel;
import org.areogan.program.Cli;
import org.areogan.program.Landscapes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnnxExportTest {
    /** onnxruntime's own name of the folder with its native libraries. */
    private static final String LIBRARY = "onnxruntime.native.path";

    @TempDir
    Path folder;

    private static Map<String, String> metadata(Path file) throws IOException {
        Map<String, String> told = new TreeMap<>();
        ModelProto.parseFrom(Files.readAllBytes(file))
                .getMetadataPropsList()
                .forEach(each -> told.put(each.getKey(), each.getValue()));
        return told;
    }

    @Test
    void aModelIsCheckedByOnnxruntimeAndSaysWhatItIs() throws IOException {
        Path onnx = folder.resolve("mars.onnx");
        Path small = folder.resolve("mars.areogan");
        Cli run = Cli.succeed(
                "export",
                Landscapes.model(),
                "--onnx",
                onnx,
                "-o",
                small,
                "--favour",
                "big-rock=0.5",
                "--temperature",
                2,
                "--threads",
                1);
        assertThat(run.out().lines()).containsExactly(small.toString(), onnx.toString());
        assertThat(run.err())
                .containsPattern("onnxruntime and \\w+ differ by at most [\\d.]+e-0[5-9] in a probability");
        Map<String, String> told = metadata(onnx);
        assertThat(told)
                .containsEntry("class_names", "[\"background\",\"soil\",\"bedrock\",\"sand\",\"big-rock\"]")
                .containsEntry("class_scored", "[false,true,true,true,true]")
                .containsEntry("provenance.favoured", "big-rock=0.5")
                .containsEntry("temperature", "2.0")
                .containsKeys("class_colours", "normalization");
        try (ModelFile model = ModelFile.readGenerator(small)) {
            assertThat(told)
                    .containsEntry("multiple", Integer.toString(model.options().multiple()));
            model.provenance().forEach((name, value) -> assertThat(told).containsEntry("provenance." + name, value));
        }
    }

    @Test
    void withoutAModelTheOneThatComesWithTheProgramIsWritten() throws IOException {
        Path onnx = folder.resolve("curiosity.onnx");
        Cli.succeed("export", "--onnx", onnx, "--threads", 1);
        Map<String, String> told = metadata(onnx);
        try (ModelFile model = TrainedModel.CURIOSITY.read()) {
            model.provenance().forEach((name, value) -> assertThat(told).containsEntry("provenance." + name, value));
        }
    }

    /** As on a machine for which onnxruntime has no code: its library is looked for where there is none. */
    @Test
    void whereOnnxruntimeDoesNotStartTheFileIsWrittenAndCalledUnchecked() {
        Path onnx = folder.resolve("mars.onnx");
        System.setProperty(LIBRARY, folder.toString());
        try {
            Cli run = Cli.succeed("export", Landscapes.model(), "--onnx", onnx, "--threads", 1);
            assertThat(run.err()).contains(onnx + " is unchecked: onnxruntime does not start on this machine");
            assertThat(onnx).isNotEmptyFile();
        } finally {
            System.clearProperty(LIBRARY);
        }
    }

    @Test
    void whatCannotBeIsSaidAndNothingIsWritten() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken.onnx"), "precious");
        assertThat(Cli.mistake("export", Landscapes.model())).contains("-o", "--onnx");
        assertThat(Cli.mistake("export", Landscapes.model(), "--onnx", taken))
                .contains(taken + " exists already; choose another file with --onnx, or overwrite with --force");
        Path other = folder.resolve("other");
        assertThat(Cli.mistake("export", Landscapes.model(), "--onnx", other, "-o", other))
                .contains("-o and --onnx are both " + other);
        assertThat(Cli.mistake("export", Landscapes.model(), "--onnx", other, "--half"))
                .contains("--half is of the model file");
        assertThat(other).doesNotExist();
        assertThat(taken).hasContent("precious");
    }
}
