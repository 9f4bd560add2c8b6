package org.areogan.trainer.report;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.areogan.files.AtomicFile;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.TrainingListener;
import org.areogan.trainer.report.ReportPage.ConfigurationLine;
import org.areogan.trainer.report.ReportPage.Fact;
import org.areogan.trainer.report.ReportPage.Picture;
import org.areogan.trainer.report.page.Text;
import org.jspecify.annotations.Nullable;

/**
 * {@code report.html}: the run on one page that needs nothing else, written anew after each epoch. It shows the pictures
 * that lie in the run's folder, so it comes after {@link SamplePictures}.
 */
final class ReportFile implements TrainingListener {
    private static final int MOST_PICTURES = 6;

    private final RunFolder folder;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, ReportFile.class.getClassLoader());
    private final List<EpochRecord> epochs = new ArrayList<>();
    private final Set<String> advice = new LinkedHashSet<>();
    private @Nullable RunStart start;

    ReportFile(RunFolder folder) {
        this.folder = folder;
    }

    @Override
    public void runStarted(RunStart started) {
        start = started;
        epochs.clear();
        epochs.addAll(started.history());
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        epochs.add(epoch);
        write("running");
    }

    @Override
    public void advised(String given) {
        advice.add(given);
    }

    @Override
    public void runEnded(RunEnd end) {
        if (!end.advice().isEmpty()) {
            advice.add(end.advice());
        }
        write(end.reason().name().toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private void write(String status) {
        if (start != null) {
            StringOutput html = new StringOutput();
            templates.render("report.jte", page(start, status), html);
            AtomicFile.writeString(folder.report(), html.toString());
        }
    }

    private ReportPage page(RunStart started, String status) {
        Path name = folder.path().toAbsolutePath().normalize().getFileName();
        return new ReportPage(
                name == null ? folder.path().toString() : name.toString(),
                status,
                List.copyOf(advice),
                facts(started),
                started.classes(),
                List.copyOf(epochs),
                started.losses(),
                best(),
                ReportCharts.of(epochs, started.classes(), started.losses()),
                pictures(),
                started.configuration()
                        .lines()
                        .map(line -> new ConfigurationLine(line, line.strip().indexOf(" # ") > 0))
                        .toList());
    }

    private Optional<EpochRecord> best() {
        return epochs.stream().filter(EpochRecord::best).reduce((earlier, later) -> later);
    }

    private List<Fact> facts(RunStart started) {
        double seconds = epochs.stream().mapToDouble(EpochRecord::seconds).sum();
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Epochs", epochs.size() + " of " + started.epochs()));
        facts.add(new Fact("Training frames", Text.count(started.trainingFrames())));
        facts.add(new Fact("Validation frames", Text.count(started.validationFrames())));
        facts.add(new Fact("Batch", started.batch() + " frames, " + started.stepsPerEpoch() + " steps an epoch"));
        facts.add(new Fact(
                "Objective", started.adversarial() ? "adversarial and reconstruction" : "reconstruction alone"));
        facts.add(new Fact("Time", Text.duration(seconds)));
        if (!epochs.isEmpty()) {
            EpochRecord last = epochs.get(epochs.size() - 1);
            facts.add(new Fact("Speed", Text.number(last.framesPerSecond()) + " frames/s"));
            facts.add(new Fact(
                    "Memory",
                    Text.megabytes(last.nativeBytes()) + " in all, " + Text.megabytes(last.heapBytes()) + " heap"));
        }
        facts.add(new Fact("Engine", started.engine()));
        return facts;
    }

    private List<Picture> pictures() {
        int last = epochs.isEmpty() ? 0 : epochs.get(epochs.size() - 1).epoch();
        List<Integer> all = SamplePictures.epochs(folder.pictures(), last);
        Set<Integer> chosen = new LinkedHashSet<>();
        for (int place = 0; place < MOST_PICTURES && !all.isEmpty(); place++) {
            chosen.add(all.get((int) Math.round((double) place * (all.size() - 1) / (MOST_PICTURES - 1))));
        }
        List<Picture> pictures = new ArrayList<>();
        for (int epoch : chosen) {
            pictures.add(0, new Picture(epoch, base64(SamplePictures.file(folder.pictures(), epoch))));
        }
        return pictures;
    }

    private static String base64(Path png) {
        try {
            return Base64.getEncoder().encodeToString(Files.readAllBytes(png));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + png, failure);
        }
    }
}
