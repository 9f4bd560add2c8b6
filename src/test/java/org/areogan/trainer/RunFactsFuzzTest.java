package org.areogan.trainer;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code run.json}: what a run was trained on. */
class RunFactsFuzzTest {
    private static final String RUN = """
            {"format": 2, "version": "0.1.0", "data": {"path": "mars.npz", "excluded": [1, 2], "group_by": "scene",
             "classes": {"classes": [{"id": 0, "name": "ground", "rgb": 255, "scored": true}, {"id": 1, "name": "rock", "rgb": 9, "scored": true}], "noLabel": 255}},
             "normalization": {"mean": 0.4, "deviation": 0.2}}""";

    @TempDir
    static Path folder;

    @MethodSource("facts")
    @FuzzTest
    void theFactsAreReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("run.json"), content, file -> {
            RunFacts facts = RunFacts.read(file, Optional.empty());
            facts.normalization();
            facts.dataName();
        });
    }

    @Law(tries = 300)
    void aMutantOfTheFactsIsReadOrRefused(Draw any) {
        theFactsAreReadOrRefused(Mutants.of(any, facts().toList()));
    }

    static Stream<byte[]> facts() {
        return Stream.of(RUN, RUN.replace("\"format\": 2, ", ""), "{}")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
