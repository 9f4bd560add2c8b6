package org.areogan.synth.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.areogan.files.FileFormat;
import org.areogan.files.UserException;
import org.areogan.synth.FolderBytes;
import org.areogan.synth.TestPairs;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(".areogan-synth").resolve(name);
    }

    private static void refused(ThrowingCallable call, String... parts) {
        assertThatThrownBy(call).isInstanceOf(UserException.class).hasMessageContainingAll(parts);
    }

    @Test
    void aPairIsToldOfInTheManifest() throws NoSuchAlgorithmException {
        Frame frame = new Frame(1, 4, new float[] {0, 0.5f, 1, 7});
        Mask mask = new Mask(1, 4, new byte[] {4, 1, 4, (byte) 255});
        Proposal proposal = new Proposal(
                ProposalKind.PASTE, new Sample(frame, mask), new boolean[4], List.of("3", "8"), List.of("a", "b"));
        try (Spool spool = TestPairs.open(folder)) {
            ManifestEntry entry = spool.keep(proposal, 7, 99, Map.of("truth", 0.25));
            byte[] pixels = {0, (byte) 128, (byte) 255, (byte) 255, 4, 1, 4, (byte) 255};
            String hash = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(pixels));
            assertThat(entry)
                    .isEqualTo(new ManifestEntry(
                            0,
                            "paste",
                            List.of("3", "8"),
                            List.of("a", "b"),
                            7,
                            99,
                            Map.of("truth", 0.25),
                            Map.of("background", 0L, "soil", 1L, "bedrock", 0L, "sand", 0L, "big-rock", 2L),
                            hash));
            spool.forEachEntry(read -> assertThat(read).isEqualTo(entry));
            assertThat(file("manifest.jsonl"))
                    .hasContent(
                            "{\"index\":0,\"proposal\":\"paste\",\"sources\":[\"3\",\"8\"],\"scenes\":[\"a\",\"b\"],"
                                    + "\"attempt\":7,\"seed\":99,\"scores\":{\"truth\":0.25},\"class_pixels\":{\"background\":0,"
                                    + "\"soil\":1,\"bedrock\":0,\"sand\":0,\"big-rock\":2},\"sha256\":\"" + hash
                                    + "\",\"id\":\"synthetic-paste-000000\"}\n");
        }
    }

    @Test
    void anExportOfANewerProgramIsRefusedAndOneWithoutANumberGoneOnWith() throws IOException {
        TestPairs.filled(folder).close();
        String request = Files.readString(file("request.json"));
        assertThat(request).contains("\"format\":\"2\"");
        Files.writeString(
                file("request.json"),
                request.replace("\"format\":\"2\"", "\"format\":\"3\"").replace(FileFormat.programVersion(), "8.0"));
        refused(() -> TestPairs.open(folder), "export format 3, written by Areogan 8.0", "update Areogan");

        Files.writeString(
                file("request.json"),
                request.replace("\"format\":\"2\",", "").replace("\"areogan\":\"not packaged\",", ""));
        try (Spool spool = TestPairs.open(folder)) {
            assertThat(spool.kept()).isEqualTo(TestPairs.KEPT.size());
        }
    }

    @Test
    void pairsComeBackAsTheyWereKept() {
        try (Spool spool = TestPairs.filled(folder)) {
            List<Integer> seen = new ArrayList<>();
            spool.forEach((entry, sample) -> {
                int number = (int) entry.attempt();
                assertThat(entry.index()).isEqualTo(seen.size());
                assertThat(entry.seed()).isEqualTo(1000 + number);
                assertThat(entry.scores()).isEqualTo(Map.of("truth", number / 8.0, "alike", 0.5));
                assertSame(sample, TestPairs.sample(6, 9, number));
                seen.add(number);
            });
            assertThat(seen).isEqualTo(TestPairs.KEPT);
            List<Long> dropped = new ArrayList<>();
            spool.forEachDropped(each -> dropped.add(each.attempt()));
            assertThat(dropped).containsExactly(3L, 7L, 11L);
            assertThat(spool.nextAttempt()).isEqualTo(12);
        }
    }

    @Test
    void theNewestComeOldestFirstWhateverTheirSizes() {
        try (Spool spool = TestPairs.open(folder)) {
            assertThat(newest(spool, 3)).isEmpty();
            for (int number = 0; number < 5; number++) {
                spool.keep(TestPairs.proposal(1 + number, 3, number), number, 0, Map.of());
            }
            List<Sample> newest = newest(spool, 2);
            assertThat(newest).hasSize(2);
            assertSame(newest.get(0), TestPairs.sample(4, 3, 3));
            assertSame(newest.get(1), TestPairs.sample(5, 3, 4));
            assertThat(newest(spool, 0)).isEmpty();
            assertThat(newest(spool, 9)).hasSize(5);
        }
    }

    @Test
    void whatWasInterruptedEndsWithTheSameBytes() {
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        TestPairs.filled(unbroken).close();
        try (Spool spool = TestPairs.open(broken)) {
            TestPairs.attempt(spool, 0);
        }
        try (Spool spool = TestPairs.open(broken)) {
            assertThat(spool.kept()).isZero();
            TestPairs.round(spool, 0, 5);
            for (int attempt = 5; attempt < 9; attempt++) {
                TestPairs.attempt(spool, attempt);
            }
            assertThat(spool.kept()).isEqualTo(7);
        }
        try (Spool spool = TestPairs.open(broken)) {
            assertThat(spool.kept()).isEqualTo(4);
            assertThat(spool.dropped()).isEqualTo(1);
            assertThat(spool.nextAttempt()).isEqualTo(5);
            assertSame(newest(spool, 1).get(0), TestPairs.sample(6, 9, 4));
            TestPairs.round(spool, 5, 12);
        }
        FolderBytes.assertSame(unbroken, broken);
    }

    @Test
    void anotherRequestIsToldWhatDiffers() {
        TestPairs.filled(folder).close();
        Map<String, String> other = new HashMap<>(TestPairs.IDENTITY);
        other.put("seed", "2");
        other.remove("model");
        assertThatThrownBy(() -> Spool.open(folder, other, ClassSet.ROVER))
                .isInstanceOf(UserException.class)
                .hasMessageContainingAll(
                        "seed was 1 and now is 2",
                        "model was abc and now is not given",
                        "-o",
                        "delete " + folder.resolve(".areogan-synth"))
                .hasMessageNotContaining("class was");
    }

    @Test
    void damagedFilesAreNamed() throws IOException {
        TestPairs.filled(folder).close();
        byte[] pairs = Files.readAllBytes(file("pairs.bin"));
        pairs[pairs.length - 1] ^= 1;
        Files.write(file("pairs.bin"), pairs);
        try (Spool spool = TestPairs.open(folder)) {
            refused(() -> spool.forEach((entry, sample) -> {}), "pairs.bin", "other pixels for pair 8", "delete");
        }
        pairs[3] = 5;
        Files.write(file("pairs.bin"), pairs);
        try (Spool spool = TestPairs.open(folder)) {
            refused(() -> spool.forEach((entry, sample) -> {}), "pairs.bin", "other pixels for pair 0");
            pairs[0] = 77;
            Files.write(file("pairs.bin"), pairs);
            refused(() -> spool.forEach((entry, sample) -> {}), "pairs.bin", "9x1291845637 pixels");
            refused(() -> spool.forEachNewest(1, sample -> {}), "pairs.bin", "9x1291845637 pixels");
        }
        Files.write(file("pairs.bin"), new byte[9]);
        refused(() -> TestPairs.open(folder), "pairs.bin", "has 9 bytes of the 1044", "delete");
    }

    @Test
    void damagedLinesAreNamed() throws IOException {
        TestPairs.filled(folder).close();
        String lines = Files.readString(file("manifest.jsonl"));
        Files.writeString(file("manifest.jsonl"), lines.replace("\"attempt\":1,", "\"attempt\":x,"));
        try (Spool spool = TestPairs.open(folder)) {
            refused(() -> spool.forEach((entry, sample) -> {}), "manifest.jsonl", "damaged at line 2", "delete");
        }
        Files.writeString(file("manifest.jsonl"), lines.replace('\n', ' '));
        try (Spool spool = TestPairs.open(folder)) {
            refused(() -> spool.forEach((entry, sample) -> {}), "manifest.jsonl", "line 2");
        }
    }

    @Test
    void aDamagedBeginningIsNamed() throws IOException {
        TestPairs.filled(folder).close();
        byte[] progress = Files.readAllBytes(file("progress.json"));
        Files.writeString(file("progress.json"), "{\"kept\":-1}");
        refused(() -> TestPairs.open(folder), "progress.json", "damaged", "delete");
        Files.write(file("progress.json"), progress);
        Files.writeString(file("request.json"), "[");
        refused(() -> TestPairs.open(folder), "request.json", "damaged", "delete");
        Files.delete(file("request.json"));
        refused(() -> TestPairs.open(folder), "progress.json", "lost the request", "delete");
    }

    @Test
    void aFolderWithAnExportIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("README.md"), "mine");
        refused(() -> TestPairs.open(folder), "holds README.md already", "-o");
        Files.writeString(folder.resolve("manifest.jsonl"), "");
        refused(() -> TestPairs.open(folder), "holds a finished export already", "-o");
        assertThat(FolderBytes.of(folder)).containsOnlyKeys("README.md", "manifest.jsonl");
    }

    @Test
    void onlyOneExportWritesAtATime() {
        try (Spool spool = TestPairs.filled(folder)) {
            refused(() -> TestPairs.open(folder), ".areogan-synth", "being written to by another process", "-o");
            TestPairs.round(spool, 12, 13);
        }
        try (Spool spool = TestPairs.open(folder)) {
            assertThat(spool.kept()).isEqualTo(10);
        }
    }

    @Test
    void whereNothingCanBeWrittenIsNamed() throws IOException {
        Path file = Files.write(folder.resolve("file"), new byte[1]);
        refused(() -> TestPairs.open(file), "cannot write", file.toString());
        Files.createDirectories(file("pairs.bin"));
        refused(() -> TestPairs.open(folder), "cannot write", "pairs.bin");
    }

    @Test
    void aSourceThatNoOriginCanNameIsRefused() {
        Proposal proposal = new Proposal(
                ProposalKind.LABEL, TestPairs.sample(2, 2, 0), new boolean[4], List.of("a|b"), List.of("a|b"));
        try (Spool spool = TestPairs.open(folder)) {
            refused(() -> spool.keep(proposal, 0, 0, Map.of()), "a|b", "rename");
            assertThat(file("pairs.bin")).isEmptyFile();
        }
    }

    @Test
    void whatIsCutOffIsWhatNoRoundEnded() throws IOException {
        TestPairs.filled(folder).close();
        byte[] before = Files.readAllBytes(file("manifest.jsonl"));
        Files.writeString(file("manifest.jsonl"), "{\"half\":", StandardOpenOption.APPEND);
        TestPairs.open(folder).close();
        assertThat(file("manifest.jsonl")).hasBinaryContent(before);
    }

    private static List<Sample> newest(Spool spool, int most) {
        List<Sample> newest = new ArrayList<>();
        spool.forEachNewest(most, newest::add);
        return newest;
    }

    private static void assertSame(Sample sample, Sample expected) {
        assertThat(sample.frame().height()).isEqualTo(expected.frame().height());
        assertThat(sample.frame().grey()).isEqualTo(expected.frame().grey());
        assertThat(sample.mask().ids()).isEqualTo(expected.mask().ids());
    }
}
