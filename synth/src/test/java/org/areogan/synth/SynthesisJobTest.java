package org.areogan.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.areogan.files.UserException;
import org.areogan.synth.Synthesis.End;
import org.areogan.synth.Synthesis.Reason;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.ExportRequest;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.paste.InstanceLibrary;
import org.areogan.terrain.pixels.ClassPixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SynthesisJobTest {
    private static final MemoryDataSet REAL = Scenes.mars(8, 31);

    @TempDir
    Path folder;

    private static SynthesisJob job(int count, JudgeOptions judge) {
        return new SynthesisJob(
                new Workshop(
                        REAL,
                        Scenes.ROCK,
                        () -> InstanceLibrary.of(REAL, List.of(), Scenes.ROCK, Scenes.CURE),
                        Optional.empty(),
                        Scenes.blind(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Synthesis.Options(count, Scenes.ROCK, 0.05, 1, ProposalMix.only(ProposalKind.PASTE)),
                judge,
                new ExportRequest(EnumSet.of(ExportFormat.NPZ), Optional.of(REAL), TestPairs.facts(Scenes.ROCK.name())),
                Map.of("count", Integer.toString(count)));
    }

    private static End run(SynthesisJob job, Path folder) {
        return job.run(folder, (kept, attempts) -> {}, () -> false);
    }

    @Test
    void anInterruptedJobIsGoneOnWithAndEndsWithTheSameFiles() {
        SynthesisJob job = job(40, JudgeOptions.NONE);
        Path unbroken = folder.resolve("unbroken");
        Path broken = folder.resolve("broken");
        End end = run(job, unbroken);
        assertThat(end.kept()).isEqualTo(40);
        AtomicInteger rounds = new AtomicInteger();
        End first = job.run(broken, (kept, attempts) -> rounds.incrementAndGet(), () -> rounds.get() == 1);
        assertThat(first.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(broken.resolve("synthetic.npz")).doesNotExist();
        assertThat(run(job(40, JudgeOptions.NONE), broken)).isEqualTo(end);
        FolderBytes.assertSame(unbroken, broken);
    }

    @Test
    void theExportIsADataSetWhosePairsNameTheirScenes() {
        run(job(5, JudgeOptions.NONE), folder);
        DataSet read = DataSets.openLabelled(folder.resolve("synthetic.npz"), DataSets.Options.DEFAULT);
        assertThat(read.size()).isEqualTo(8 + 5);
        assertThat(read.synthetic()).containsExactly(8, 9, 10, 11, 12);
        for (int index : read.synthetic()) {
            assertThat(read.origin(index).orElseThrow().proposal()).isEqualTo("paste");
            assertThat(REAL.groups())
                    .containsAll(read.origin(index).orElseThrow().sources());
            assertThat(ClassPixels.shows(read.mask(index), Scenes.ROCK.id())).isTrue();
        }
    }

    @Test
    void aFinishedExportIsLeftAloneAndAnotherRequestIsRefused() {
        run(job(2, JudgeOptions.NONE), folder.resolve("done"));
        assertThatThrownBy(() -> run(job(2, JudgeOptions.NONE), folder.resolve("done")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("finished export");
        job(40, JudgeOptions.NONE).run(folder.resolve("begun"), (kept, attempts) -> {}, () -> true);
        assertThatThrownBy(() -> run(job(41, JudgeOptions.NONE), folder.resolve("begun")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("count was 40 and now is 41");
    }

    @Test
    void whereNothingIsKeptNothingIsLeft() {
        Synthesis.End end = run(job(4, JudgeOptions.NONE.with("visible=0.99")), folder);
        assertThat(end.kept()).isZero();
        assertThat(end.dropped()).containsKey("visible");
        assertThat(folder.resolve(".areogan-synth")).doesNotExist();
        assertThat(folder.resolve("synthetic.npz")).doesNotExist();
    }
}
