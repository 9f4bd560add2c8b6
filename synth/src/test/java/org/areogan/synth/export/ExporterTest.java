package org.areogan.synth.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.areogan.files.UserException;
import org.areogan.synth.FolderBytes;
import org.areogan.synth.TestPairs;
import org.areogan.synth.spool.DroppedProposal;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExporterTest {
    static final DataSet REAL = new MemoryDataSet(
            "real.npz",
            ClassSet.ROVER,
            List.of(TestPairs.sample(6, 9, 70), TestPairs.sample(6, 9, 71)),
            List.of("x", "y"));

    @TempDir
    Path folder;

    static ExportRequest request(Optional<DataSet> real, ExportFormat first, ExportFormat... more) {
        return new ExportRequest(EnumSet.of(first, more), real, TestPairs.facts("big-rock"));
    }

    @Test
    void aFinishedExportHoldsWhatWasAskedForAndNothingElse() {
        Exporter.write(TestPairs.filled(folder), request(Optional.empty(), ExportFormat.NPZ));
        assertThat(FolderBytes.of(folder))
                .containsOnlyKeys(
                        "synthetic.npz",
                        "manifest.jsonl",
                        "dropped.jsonl",
                        "README.md",
                        "contact-sheet.png",
                        "report.html");
        assertThat(folder).isDirectoryNotContaining("glob:**.areogan*");
        assertThatThrownBy(() -> TestPairs.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("finished export already", "-o");
    }

    @Test
    void theManifestIsTheSpools() throws IOException {
        Spool spool = TestPairs.filled(folder);
        byte[] manifest = Files.readAllBytes(spool.folder().manifest());
        Exporter.write(spool, request(Optional.empty(), ExportFormat.NPZ));
        assertThat(folder.resolve("manifest.jsonl")).hasBinaryContent(manifest);
        assertThat(Files.readAllLines(folder.resolve("manifest.jsonl"))).hasSize(9);
    }

    @Test
    void allFormatsTogetherAreTheSameEveryTimeAndAfterAnInterruption() throws IOException {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        ExportRequest all =
                request(Optional.of(REAL), ExportFormat.NPZ, ExportFormat.PNG, ExportFormat.AI4MARS, ExportFormat.COCO);
        Exporter.write(TestPairs.filled(unbroken), all);
        try (Spool spool = TestPairs.open(broken)) {
            TestPairs.round(spool, 0, 5);
            TestPairs.attempt(spool, 5);
        }
        try (Spool spool = TestPairs.open(broken)) {
            TestPairs.round(spool, 5, 12);
            Path halfWritten = spool.folder().staging().resolve("images");
            Files.createDirectories(halfWritten);
            Files.write(halfWritten.resolve("half.png"), new byte[3]);
        }
        Exporter.write(TestPairs.open(broken), all);
        FolderBytes.assertSame(unbroken, broken);
        assertThat(FolderBytes.of(unbroken).keySet())
                .contains(
                        "images/real-000001.png",
                        "masks/synthetic-paste-000001.png",
                        "images/edr/synthetic-label-000000.JPG",
                        "labels/train/synthetic-paste-000008.png",
                        "annotations.json")
                .hasSize(4 * 11 + 2 + 6);
    }

    @Test
    void whatIsInTheWayIsNamedAndThePublicationGoesOnWithoutIt(@TempDir Path other) throws IOException {
        ExportRequest request = request(Optional.empty(), ExportFormat.PNG);
        Spool spool = TestPairs.filled(folder);
        Path inTheWay = Files.writeString(folder.resolve("masks"), "mine");
        assertThatThrownBy(() -> Exporter.write(spool, request))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(inTheWay.toString(), "in the way", "run the same command again");
        assertThat(inTheWay).hasContent("mine");
        assertThat(folder.resolve("images")).exists();
        assertThat(folder.resolve("manifest.jsonl")).doesNotExist();
        spool.close();
        Files.delete(inTheWay);
        try (Spool reopened = TestPairs.open(folder)) {
            assertThatThrownBy(() -> Exporter.write(reopened, request(Optional.empty(), ExportFormat.NPZ)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("[png]", "[npz]");
        }
        Exporter.write(TestPairs.open(folder), request);
        Path straight = other.resolve("straight");
        Exporter.write(TestPairs.filled(straight), request);
        FolderBytes.assertSame(straight, folder);
    }

    @Test
    void nothingKeptIsNoExport() {
        try (Spool spool = TestPairs.open(folder)) {
            spool.drop(new DroppedProposal(0, "label", List.of("unsure"), Map.of()));
            assertThatThrownBy(() -> Exporter.write(spool, request(Optional.empty(), ExportFormat.NPZ)))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("has not ended");
            spool.endRound(1);
            assertThatThrownBy(() -> Exporter.write(spool, request(Optional.empty(), ExportFormat.NPZ)))
                    .isInstanceOf(UserException.class)
                    .hasMessageContainingAll("no pair of 1 proposals was kept", "thresholds");
        }
    }

    @Test
    void aRequestThatNoFormatCanMeetIsRefusedBeforehand() {
        ExportRequest lost =
                new ExportRequest(Set.of(ExportFormat.AI4MARS), Optional.empty(), TestPairs.facts("background"));
        assertThatThrownBy(() -> Exporter.check(lost, ClassSet.ROVER))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll("AI4Mars", "'background'", "choose another format");
        ExportRequest unknown = new ExportRequest(Set.of(ExportFormat.NPZ), Optional.empty(), TestPairs.facts("ice"));
        assertThatThrownBy(() -> Exporter.check(unknown, ClassSet.ROVER))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("there is no class 'ice'");
        Exporter.check(request(Optional.of(REAL), ExportFormat.AI4MARS), ClassSet.ROVER);
    }
}
