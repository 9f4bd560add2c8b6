package org.areogan.program.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.areogan.generator.model.ModelFile;
import org.areogan.generator.model.PainterFile;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.areogan.trainer.checkpoint.CheckpointFile;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files, painters' files and checkpoints: as they lie on the disk, and each part with the sums made right. */
class NetworksFuzzTest {
    private static final Path GOLDEN = Path.of("test/resources/golden/v1");
    private static final Path MODEL = GOLDEN.resolve("plain.areogan");
    private static final Path PAINTER = GOLDEN.resolve("painter.areogan");
    private static final Path CHECKPOINT = GOLDEN.resolve("plain/checkpoints/last.areogan");

    @TempDir
    static Path folder;

    @MethodSource("models")
    @FuzzTest
    void aModelFileIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("model.areogan"), content, file -> {
            ModelFile.read(file).close();
            ModelFile.readGenerator(file).close();
        });
    }

    @MethodSource("cards")
    @FuzzTest
    void aModelsCardIsReadOrRefused(byte[] content) {
        aModelFileIsReadOrRefused(Zips.summed(MODEL, "model.json", content));
    }

    @MethodSource("classes")
    @FuzzTest
    void aModelsClassesAreReadOrRefused(byte[] content) {
        aModelFileIsReadOrRefused(Zips.summed(MODEL, "classes.json", content));
    }

    @MethodSource("weights")
    @FuzzTest
    void aModelsWeightsAreReadOrRefused(byte[] content) {
        aModelFileIsReadOrRefused(Zips.summed(MODEL, "parameters.npz", content));
    }

    @MethodSource("paintersCards")
    @FuzzTest
    void aPaintersCardIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(
                folder.resolve("painter.areogan"),
                Zips.summed(PAINTER, "painter.json", content),
                file -> PainterFile.read(file).parameters().close());
    }

    @MethodSource("checkpoints")
    @FuzzTest
    void aCheckpointIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(
                folder.resolve("last.areogan"),
                content,
                file -> CheckpointFile.read(file).close());
    }

    @MethodSource("states")
    @FuzzTest
    void aCheckpointsStateIsReadOrRefused(byte[] content) {
        aCheckpointIsReadOrRefused(Zips.sealed(CHECKPOINT, "state.json", content));
    }

    @Law(tries = 60)
    void aMutantOfAModelFileIsReadOrRefused(Draw any) throws IOException {
        aModelFileIsReadOrRefused(Mutants.of(any, models().toList()));
    }

    @Law(tries = 100)
    void aMutantOfAModelsCardIsReadOrRefused(Draw any) {
        aModelsCardIsReadOrRefused(Mutants.of(any, cards().toList()));
    }

    @Law(tries = 60)
    void aMutantOfAModelsClassesIsReadOrRefused(Draw any) {
        aModelsClassesAreReadOrRefused(Mutants.of(any, classes().toList()));
    }

    @Law(tries = 60)
    void aMutantOfAModelsWeightsIsReadOrRefused(Draw any) {
        aModelsWeightsAreReadOrRefused(Mutants.of(any, weights().toList()));
    }

    @Law(tries = 60)
    void aMutantOfAPaintersCardIsReadOrRefused(Draw any) {
        aPaintersCardIsReadOrRefused(Mutants.of(any, paintersCards().toList()));
    }

    @Law(tries = 60)
    void aMutantOfACheckpointIsReadOrRefused(Draw any) throws IOException {
        aCheckpointIsReadOrRefused(Mutants.of(any, checkpoints().toList()));
    }

    @Law(tries = 100)
    void aMutantOfaCheckpointsStateIsReadOrRefused(Draw any) {
        aCheckpointsStateIsReadOrRefused(Mutants.of(any, states().toList()));
    }

    static Stream<byte[]> models() throws IOException {
        return Stream.of(Files.readAllBytes(MODEL));
    }

    static Stream<byte[]> cards() {
        return entry(MODEL, "model.json");
    }

    static Stream<byte[]> classes() {
        return entry(MODEL, "classes.json");
    }

    static Stream<byte[]> weights() {
        return entry(MODEL, "parameters.npz");
    }

    static Stream<byte[]> paintersCards() {
        return entry(PAINTER, "painter.json");
    }

    static Stream<byte[]> checkpoints() throws IOException {
        return Stream.of(Files.readAllBytes(CHECKPOINT));
    }

    static Stream<byte[]> states() {
        return entry(CHECKPOINT, "state.json");
    }

    private static Stream<byte[]> entry(Path file, String name) {
        return Stream.of(Zips.entries(file).get(name));
    }
}
