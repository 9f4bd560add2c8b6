package org.areogan.program.train;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import me.tongfei.progressbar.ProgressBar;
import org.areogan.program.shell.Progress;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.Losses;
import org.areogan.trainer.events.RunEnd;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.jspecify.annotations.Nullable;

/** Shows how a training goes: a bar on a terminal, otherwise a line every some seconds; and a line for each epoch. */
public final class ProgressListener implements TrainingListener {
    private final PrintWriter err;
    private final boolean bars;
    private final LongSupplier clock;
    private @Nullable ProgressBar bar;
    private String stage = "";
    private int epochs;
    private int stepsPerEpoch;
    private boolean adversarial;
    private long firstStep;
    private long began;
    private long lastLine;

    /** @param bars whether a line can be drawn over */
    public ProgressListener(PrintWriter err, boolean bars) {
        this(err, bars, System::nanoTime);
    }

    /** @param clock in nanoseconds */
    ProgressListener(PrintWriter err, boolean bars, LongSupplier clock) {
        this.err = err;
        this.bars = bars;
        this.clock = clock;
    }

    @Override
    public void stageBegan(int number, int stages) {
        stage = "stage " + number + " of " + stages + ", ";
    }

    @Override
    public void runStarted(RunStart start) {
        epochs = start.epochs();
        stepsPerEpoch = start.stepsPerEpoch();
        adversarial = start.adversarial();
        firstStep = start.step();
        began = clock.getAsLong();
        lastLine = began;
        start.warnings().forEach(warning -> err.println("warning: " + warning));
        start.networks().forEach(err::println);
        err.printf(
                Locale.ROOT,
                "%s%d frames to train on, %d to validate with; %d epochs of %d steps, %d frames each%n",
                stage,
                start.trainingFrames(),
                start.validationFrames(),
                epochs,
                stepsPerEpoch,
                start.batch());
        start.notes().forEach(err::println);
    }

    @Override
    public void stepEnded(StepRecord step) {
        if (bars) {
            draw(step);
            return;
        }
        long now = clock.getAsLong();
        if (now - lastLine >= Progress.LINE_EVERY_NANOS) {
            lastLine = now;
            err.println(stage + "epoch " + step.epoch() + "/" + epochs + " step " + step.stepInEpoch() + "/"
                    + stepsPerEpoch + "  " + losses(step.losses()) + "  " + left(step.step(), now) + " left");
        }
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        close();
        lastLine = clock.getAsLong();
        err.printf(
                Locale.ROOT,
                "%sepoch %d/%d  %s%s%s%s  %.1f s%n",
                stage,
                epoch.epoch(),
                epochs,
                losses(epoch.losses()),
                gradient(epoch),
                score(epoch),
                epoch.best() ? " (best)" : "",
                epoch.seconds());
    }

    private static String gradient(EpochRecord epoch) {
        return epoch.gradientRatio().isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "  adversarial gradient %.2g of the rest",
                        epoch.gradientRatio().getAsDouble());
    }

    private static String score(EpochRecord epoch) {
        double meanIou = Scores.of(epoch.validation()).meanIou(Reading.LEFT_OUT);
        return Double.isNaN(meanIou) ? "" : String.format(Locale.ROOT, "  mean IoU %.4f", meanIou);
    }

    @Override
    public void advised(String advice) {
        close();
        err.println("advice: " + advice);
    }

    @Override
    public boolean hearsOfFirstStage() {
        return true;
    }

    @Override
    public void runEnded(RunEnd end) {
        close();
        stage = "";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }

    /** A bar for each epoch, wiped away at its end, so that the lines of the epochs stay whole. */
    private void draw(StepRecord step) {
        if (bar == null) {
            bar = Progress.bar(stage + "epoch " + step.epoch() + "/" + epochs, stepsPerEpoch);
        }
        bar.stepTo(step.stepInEpoch());
        String discriminator = adversarial
                ? String.format(Locale.ROOT, " D %.3f", step.losses().discriminator())
                : "";
        bar.setExtraMessage(String.format(
                Locale.ROOT,
                " G %.3f%s, %s left",
                step.losses().generator(),
                discriminator,
                left(step.step(), clock.getAsLong())));
    }

    /** The whole loss of each player and, with two of them, the terms of the generator's. */
    private String losses(Losses losses) {
        if (!adversarial) {
            return String.format(Locale.ROOT, "loss %.4f", losses.generator());
        }
        String terms = losses.terms().keySet().stream()
                .filter(term -> !term.equals(Losses.GENERATOR) && !term.equals(Losses.DISCRIMINATOR))
                .map(term -> String.format(Locale.ROOT, "%s %.4f", term, losses.of(term)))
                .collect(Collectors.joining(", "));
        return String.format(Locale.ROOT, "G %.3f (%s)  D %.3f", losses.generator(), terms, losses.discriminator());
    }

    private String left(long step, long now) {
        double perStep = (now - began) / (double) Math.max(1, step - firstStep);
        long seconds = Math.round(perStep * ((long) epochs * stepsPerEpoch - step) / 1e9);
        return Progress.duration(seconds);
    }
}
