package org.areogan.trainer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.SampleRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFileTest {
    @TempDir
    Path temporary;

    private String report(boolean adversarial, List<EpochRecord> history, List<EpochRecord> epochs, RunEnd end)
            throws IOException {
        RunFolder folder = RunFolder.create(temporary.resolve("first <run>"));
        SamplePictures pictures = new SamplePictures(folder.pictures());
        ReportFile report = new ReportFile(folder);
        report.runStarted(SampleRecords.start(folder.path(), adversarial, history));
        for (EpochRecord epoch : epochs) {
            pictures.epochEnded(epoch);
            report.epochEnded(epoch);
        }
        report.runEnded(end);
        return Files.readString(folder.report());
    }

    private static RunEnd finished(int epochs) {
        return new RunEnd(RunEnd.Reason.FINISHED, epochs, 60, "");
    }

    @Test
    void onePageShowsEverything() throws IOException {
        String html = report(
                true,
                List.of(),
                List.of(SampleRecords.epoch(1, true), SampleRecords.epoch(2, true), SampleRecords.epoch(3, false)),
                finished(3));
        assertThat(html)
                .contains("The two players", "Reconstruction loss", "Learning rate", "IoU on the validation frames")
                .contains("Confusion matrix of epoch 2")
                .contains("<td style=\"--share: 0.96\">120<small>96.0%</small></td>")
                .contains("<mark>  lambda_adv: 2.0 # preset: 1</mark>")
                .contains("After epoch 3")
                .contains(">finished<");
    }

    @Test
    void theScoreTableHoldsTheScoresOfTheBestEpoch() throws IOException {
        String html = report(
                true, List.of(), List.of(SampleRecords.epoch(2, true), SampleRecords.epoch(3, false)), finished(2));
        // Soil: 120 right, 5 missed, 5 + 20 taken for it.
        assertThat(html.replaceAll("\\s+", " "))
                .contains("soil</th> <td>125</td> <td>0.800</td> <td>0.828</td> <td>0.960</td> <td>0.889</td>")
                .contains("big-rock</th> <td>0</td> <td>–</td>");
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws IOException {
        String html = report(true, List.of(), List.of(SampleRecords.epoch(1, true)), finished(1));
        assertThat(html).doesNotContain("http:", "https:", "<script", "<link", "url(", "@import");
    }

    @Test
    void whatOthersNamedIsEscaped() throws IOException {
        String html = report(
                true,
                List.of(),
                List.of(SampleRecords.epoch(1, true)),
                new RunEnd(RunEnd.Reason.DIVERGED, 1, 60, "try <i>less</i> & \"lower\""));
        assertThat(html)
                .contains("first &lt;run&gt;", "ND4J 1.0.0-M2.1 on &lt;two&gt; threads")
                .contains("try &lt;i&gt;less&lt;/i&gt; &amp; \"lower\"")
                .doesNotContain("<run>", "<two>", "<i>");
    }

    @Test
    void aRunThatGoesOnShowsItsEarlierEpochs() throws IOException {
        String html = report(
                true, List.of(SampleRecords.epoch(1, true)), List.of(SampleRecords.epoch(2, false)), finished(2));
        assertThat(html).contains("mean, epoch 1:", "mean, epoch 2:", "Confusion matrix of epoch 1", "2 of 8");
    }

    @Test
    void aPlainUNetHasNoSecondPlayer() throws IOException {
        Losses losses = SampleRecords.losses(20, Double.NaN, 0.2, Double.NaN);
        String html = report(false, List.of(), List.of(SampleRecords.epoch(1, true, losses, List.of())), finished(1));
        assertThat(html).doesNotContain("The two players", "NaN").contains("reconstruction alone");
    }

    @Test
    void adviceGivenOnTheWayIsKept() throws IOException {
        RunFolder folder = RunFolder.create(temporary.resolve("run"));
        ReportFile report = new ReportFile(folder);
        report.runStarted(SampleRecords.start(folder.path(), true, List.of()));
        report.advised("the discriminator has won");
        report.epochEnded(SampleRecords.epoch(1, true));
        report.runEnded(new RunEnd(RunEnd.Reason.DIVERGED, 1, 5, "lower the rate"));
        assertThat(Files.readString(folder.report()))
                .contains("the discriminator has won", "lower the rate", ">diverged<");
    }

    @Test
    void aRunWithoutEpochsHasAReportToo() throws IOException {
        assertThat(report(true, List.of(), List.of(), new RunEnd(RunEnd.Reason.INTERRUPTED, 0, 1, "")))
                .contains("No epoch has ended yet", ">interrupted<");
    }
}
