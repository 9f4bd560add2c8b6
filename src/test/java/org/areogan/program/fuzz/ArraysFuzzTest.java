package org.areogan.program.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.files.npy.NpzWriter;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** NPY and NPZ, as data sets that are opened and looked at. */
class ArraysFuzzTest {
    @TempDir
    static Path folder;

    @MethodSource("arrays")
    @FuzzTest
    void anNpyIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("frames.npy"), content, ArraysFuzzTest::look);
    }

    @MethodSource("archives")
    @FuzzTest
    void anNpzIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("frames.npz"), content, ArraysFuzzTest::look);
    }

    @Law(tries = 300)
    void aMutantOfAnNpyIsReadOrRefused(Draw any) throws IOException {
        anNpyIsReadOrRefused(Mutants.of(any, arrays().toList()));
    }

    @Law(tries = 300)
    void aMutantOfAnNpzIsReadOrRefused(Draw any) throws IOException {
        anNpzIsReadOrRefused(Mutants.of(any, archives().toList()));
    }

    private static void look(Path file) {
        DataSet data = DataSets.openFrames(file, DataSets.Options.DEFAULT);
        for (int index = 0; index < data.size(); index++) {
            data.frame(index);
            data.origin(index);
        }
    }

    static Stream<byte[]> arrays() throws IOException {
        Path archive = Files.createTempFile(folder, "seed", ".npz");
        NpzWriter.write(archive, npz -> {
            npz.beginBytes("frames", 2, 3, 4);
            npz.append(new byte[24]);
        });
        return Stream.of(Zips.entries(archive).get("frames.npy"));
    }

    static Stream<byte[]> archives() throws IOException {
        Path pairs = Files.createTempFile(folder, "seed", ".npz");
        NpzWriter.write(pairs, npz -> {
            npz.beginBytes("training_set", 1, 2, 4, 4);
            npz.append(new byte[32]);
            npz.strings("panorama", List.of("a"));
            npz.strings("origin", List.of("paste"));
        });
        return Stream.of(Files.readAllBytes(pairs));
    }
}
