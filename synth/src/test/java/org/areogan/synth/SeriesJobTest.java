package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.files.UserException;
import org.areogan.synth.Synthesis.End;
import org.areogan.synth.Synthesis.Reason;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.synth.series.SeriesJob;
import org.areogan.synth.series.SeriesWork;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.paste.InstanceLibrary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesJobTest {
    private static final MemoryDataSet REAL = Scenes.mars(8, 31);
    private static final MemoryDataSet UNLABELLED = Scenes.mars(10, 77);
    private static final SynthesisRequest PASTED = request(7).withMix(ProposalMix.only(ProposalKind.PASTE));

    @TempDir
    Path folder;

    private static SynthesisRequest request(int count) {
        return SynthesisRequest.of(Scenes.ROCK.name(), count).withJudge(JudgeOptions.NONE);
    }

    private static SeriesWork work(SynthesisRequest request, int size, boolean merge, ExportFormat... formats) {
        Workshop workshop = new Workshop(
                REAL,
                Scenes.ROCK,
                () -> InstanceLibrary.of(REAL, List.of(), Scenes.ROCK, Scenes.CURE),
                Optional.of(UNLABELLED),
                Scenes.blind(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        SeriesMaker maker =
                new SeriesMaker(REAL, request, workshop, TestPairs.facts(Scenes.ROCK.name()), request.identity());
        return new SeriesWork(maker, size, EnumSet.copyOf(Set.of(formats)), merge);
    }

    private static End run(SeriesWork work, Path folder) {
        return new SeriesJob(work).run(folder, (kept, attempts) -> {}, () -> false);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void theExportIsOneDataSetOfAllSeriesInTheirOrder() throws IOException {
        End end = run(work(PASTED, 3, true, ExportFormat.NPZ), folder);
        assertThat(end.kept()).isEqualTo(7);
        assertThat(names(folder))
                .containsExactly(
                        "README.md",
                        "contact-sheet.png",
                        "manifest.jsonl",
                        "part-000000",
                        "part-000001",
                        "part-000002",
                        "real",
                        "report.html");
        DataSet read = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(read.size()).isEqualTo(8 + 7);
        assertThat(read.synthetic()).containsExactly(8, 9, 10, 11, 12, 13, 14);
        assertThat(read.id(11)).isEqualTo("synthetic-paste-000003");
        for (int index = 0; index < 8; index++) {
            assertThat(read.mask(index).ids()).isEqualTo(REAL.mask(index).ids());
        }
        List<String> manifest = Files.readAllLines(folder.resolve("manifest.jsonl"));
        assertThat(manifest).hasSize(7);
        assertThat(manifest.get(3)).contains("\"index\":3", "\"id\":\"synthetic-paste-000003\"");
        assertThat(folder.resolve("README.md")).content().contains("part-000000", "pairs in a series", "| all | ");
    }

    @Test
    void picturesOfAllPartsHaveNamesAndOriginsOfTheirOwn() {
        run(work(PASTED, 3, false, ExportFormat.PNG, ExportFormat.COCO), folder);
        DataSet read = DataSets.openLabelled(folder, DataSets.Options.DEFAULT);
        assertThat(read.size()).isEqualTo(7);
        Set<String> ids = new HashSet<>();
        for (int index = 0; index < 7; index++) {
            ids.add(read.id(index));
            assertThat(read.origin(index).orElseThrow().sources()).isNotEmpty();
        }
        assertThat(ids).hasSize(7).contains("synthetic-paste-000006");
        assertThat(folder.resolve("part-000001/annotations.json")).isNotEmptyFile();
    }

    @Test
    void aSeriesHasTheSamePairsWhateverOthersThereAre() {
        run(work(PASTED, 3, false, ExportFormat.NPZ), folder.resolve("seven"));
        run(work(request(13).withMix(PASTED.mix()), 3, false, ExportFormat.NPZ), folder.resolve("thirteen"));
        FolderBytes.assertSame(folder.resolve("seven/part-000001"), folder.resolve("thirteen/part-000001"));
    }

    @Test
    void anInterruptedJobIsGoneOnWithAndEndsWithTheSameFiles() {
        SynthesisRequest request = request(80).withMix(PASTED.mix());
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        End end = run(work(request, 40, false, ExportFormat.NPZ), unbroken);
        AtomicInteger reached = new AtomicInteger();
        End first = new SeriesJob(work(request, 40, false, ExportFormat.NPZ))
                .run(broken, (kept, attempts) -> reached.set(kept), () -> reached.get() > 40);
        assertThat(first.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(first.kept()).isGreaterThan(40);
        assertThatThrownBy(() -> run(work(request, 20, false, ExportFormat.NPZ), broken))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("series was 40 and now is 20");
        assertThat(run(work(request, 40, false, ExportFormat.NPZ), broken)).isEqualTo(end);
        FolderBytes.assertSame(unbroken, broken);
        assertThatThrownBy(() -> run(work(request, 40, false, ExportFormat.NPZ), broken))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("finished export");
    }

    /** Ten frames are labelled by four series, each by one of them; there are none for further series. */
    @Test
    void noFrameIsLabelledInTwoSeriesAndWhatIsMissingThenIsTold() throws IOException {
        SynthesisRequest labelled = request(12).withMix(ProposalMix.only(ProposalKind.LABEL));
        End end = run(work(labelled, 3, false, ExportFormat.NPZ), folder);
        assertThat(end.reason()).isEqualTo(Reason.EXHAUSTED);
        assertThat(end.kept()).isEqualTo(10);
        assertThat(Files.readAllLines(folder.resolve("manifest.jsonl")).stream()
                        .map(line -> line.replaceAll(".*\"sources\":\\[\"([^\"]*).*", "$1"))
                        .collect(Collectors.toSet()))
                .hasSize(10);
        assertThat(names(folder)).contains("part-000003").doesNotContain("part-000004");
    }

    @Test
    void whereNothingIsKeptNothingIsLeft() {
        SynthesisRequest hopeless = request(4).withJudge(JudgeOptions.NONE.with("visible=0.99"));
        End end = run(work(hopeless, 2, false, ExportFormat.NPZ), folder);
        assertThat(end.kept()).isZero();
        assertThat(end.dropped()).containsKey("visible");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aSeriesNeedsAPair() {
        assertThatThrownBy(() -> work(PASTED, 0, false, ExportFormat.NPZ))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("--series is 0");
    }
}
