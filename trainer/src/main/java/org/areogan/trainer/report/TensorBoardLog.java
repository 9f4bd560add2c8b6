package org.areogan.trainer.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.score.Scores;
import org.areogan.terrain.score.Scores.Reading;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.events.RunStart;
import org.areogan.trainer.events.StepRecord;
import org.areogan.trainer.events.TrainingListener;
import org.jspecify.annotations.Nullable;
import org.nd4j.shade.protobuf.ByteString;
import org.tensorflow.framework.Summary;

/**
 * TensorBoard events: losses and learning rate about fifty times an epoch, scores and pictures after each; all over the
 * steps of the run. Each part of a run that is gone on with writes a file of its own.
 */
final class TensorBoardLog implements TrainingListener {
    private static final int POINTS_PER_EPOCH = 50;

    /** {@code Summary.Image.colorspace}. */
    private static final int RGB = 3;

    private final Path folder;
    private final Clock clock;
    private @Nullable EventFile events;
    private int stepsPerPoint = 1;

    TensorBoardLog(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public void runStarted(RunStart start) {
        stepsPerPoint = Math.max(1, start.stepsPerEpoch() / POINTS_PER_EPOCH);
        try {
            EventFile file = EventFile.create(folder, clock);
            events = file;
            if (start.step() > 0) {
                file.restart(start.step() + 1);
            }
        } catch (IOException failure) {
            throw givenUp(failure);
        }
    }

    @Override
    public void stepEnded(StepRecord step) {
        if (step.step() % stepsPerPoint == 0) {
            Summary.Builder summary = Summary.newBuilder();
            step.losses().terms().forEach((term, value) -> add(summary, "loss/" + term, value));
            add(summary, "training/learning_rate", step.learningRate());
            write(step.step(), summary);
        }
    }

    @Override
    public void epochEnded(EpochRecord epoch) {
        Summary.Builder summary = Summary.newBuilder();
        Scores scores = Scores.of(epoch.validation());
        add(summary, "validation/loss", epoch.validationLoss());
        add(summary, "validation/mean_iou", scores.meanIou(Reading.LEFT_OUT));
        add(summary, "validation/mean_iou_kept", scores.meanIou(Reading.KEPT));
        for (TerrainClass each : epoch.validation().classes().scored()) {
            add(summary, "iou/" + each.name(), scores.iou(each.id(), Reading.LEFT_OUT));
        }
        add(summary, "training/epoch", epoch.epoch());
        add(summary, "training/frames_per_second", epoch.framesPerSecond());
        add(summary, "memory/native_bytes", (double) epoch.nativeBytes());
        add(summary, "memory/heap_bytes", (double) epoch.heapBytes());
        epoch.gradientRatio().ifPresent(ratio -> add(summary, "training/gradient_ratio", ratio));
        if (!epoch.samples().isEmpty()) {
            summary.addValue(
                    Summary.Value.newBuilder().setTag("validation/samples").setImage(picture(epoch)));
        }
        write(epoch.step(), summary);
    }

    private static Summary.Image.Builder picture(EpochRecord epoch) {
        BufferedImage sheet =
                SampleSheet.paint(epoch.samples(), epoch.validation().classes());
        return Summary.Image.newBuilder()
                .setWidth(sheet.getWidth())
                .setHeight(sheet.getHeight())
                .setColorspace(RGB)
                .setEncodedImageString(ByteString.copyFrom(PictureFiles.toPng(sheet)));
    }

    /** An undefined number is left out: TensorBoard has no mark for it. */
    private static void add(Summary.Builder summary, String tag, double value) {
        if (Double.isFinite(value)) {
            summary.addValue(Summary.Value.newBuilder().setTag(tag).setSimpleValue((float) value));
        }
    }

    private void write(long step, Summary.Builder summary) {
        if (events != null) {
            try {
                events.write(step, summary.build());
            } catch (IOException failure) {
                throw givenUp(failure);
            }
        }
    }

    /** After half a record nothing can follow. */
    private UncheckedIOException givenUp(IOException failure) {
        events = null;
        return new UncheckedIOException("cannot write TensorBoard events to " + folder, failure);
    }

    @Override
    public void close() {
        if (events != null) {
            try {
                events.close();
            } catch (IOException failure) {
                throw givenUp(failure);
            }
        }
    }
}
