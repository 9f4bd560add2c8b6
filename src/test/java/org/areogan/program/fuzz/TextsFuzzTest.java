package org.areogan.program.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.areogan.laws.Draw;
import org.areogan.laws.Law;
import org.areogan.laws.Mutants;
import org.areogan.laws.Parsing;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.trainer.configuration.yaml.ConfigurationReader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.MethodSource;

/** Configurations and the manifests of exports. */
class TextsFuzzTest {
    private static final Path GOLDEN = Path.of("test/resources/golden/v1");

    @TempDir
    static Path folder;

    @BeforeAll
    static void aPairForAManifest() {
        for (String part : List.of("images", "masks")) {
            PictureFiles.writeMask(
                    folder.resolve(part).resolve("synthetic-paste-000000.png"), new Mask(2, 2, new byte[4]));
        }
    }

    @MethodSource("configurations")
    @FuzzTest
    void aConfigurationIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("configuration.yaml"), content, ConfigurationReader::read);
    }

    @MethodSource("manifests")
    @FuzzTest
    void aManifestIsReadOrRefused(byte[] content) {
        Parsing.readsOrRefuses(folder.resolve("manifest.jsonl"), content, file -> {
            DataSet data = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
            data.origin(0);
        });
    }

    @Law(tries = 300)
    void aMutantOfAConfigurationIsReadOrRefused(Draw any) throws IOException {
        aConfigurationIsReadOrRefused(Mutants.of(any, configurations().toList()));
    }

    @Law(tries = 300)
    void aMutantOfAManifestIsReadOrRefused(Draw any) throws IOException {
        aManifestIsReadOrRefused(Mutants.of(any, manifests().toList()));
    }

    static Stream<byte[]> configurations() throws IOException {
        return Stream.of(
                Files.readAllBytes(GOLDEN.resolve("plain/configuration.yaml")),
                Files.readAllBytes(GOLDEN.resolve("painting/configuration.yaml")));
    }

    static Stream<byte[]> manifests() throws IOException {
        return Stream.of(Files.readAllBytes(GOLDEN.resolve("png/manifest.jsonl")));
    }
}
