package org.areogan.program.segment;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.terrain.Frame;

/** Frames through a segmenter into files of several formats, in one pass. */
public final class Segmentation implements Closeable {
    private final Deque<SegmentOutput> outputs = new ArrayDeque<>();

    private final double leastConfidence;

    private Segmentation(double leastConfidence) {
        this.leastConfidence = leastConfidence;
    }

    /** As below, whatever the confidence. */
    public static void run(Segmenter segmenter, NamedFrames frames, List<SegmentFormat> formats, Path folder) {
        run(segmenter, 0, frames, formats, folder);
    }

    /**
     * Writes the files of all formats; what breaks off before the last frame is segmented leaves none of them.
     *
     * @param leastConfidence where the most probable class is less probable, masks have no label
     * @throws org.areogan.files.UserException if a frame cannot be read or a file cannot be written
     */
    public static void run(
            Segmenter segmenter, double leastConfidence, NamedFrames frames, List<SegmentFormat> formats, Path folder) {
        try (Segmentation segmentation = new Segmentation(leastConfidence)) {
            for (SegmentFormat format : formats) {
                segmentation.outputs.push(format.open(folder, segmenter.classes(), frames.size()));
            }
            for (List<NamedFrame> batch : frames.batches()) {
                segmentation.write(segmenter, batch);
            }
            for (SegmentOutput output : segmentation.outputs) {
                output.commit();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void write(Segmenter segmenter, List<NamedFrame> batch) throws IOException {
        List<Frame> read = batch.stream().map(NamedFrame::read).toList();
        List<Prediction> predictions = segmenter.predict(read);
        for (int place = 0; place < read.size(); place++) {
            SegmentedFrame segmented = new SegmentedFrame(
                    batch.get(place).name(), read.get(place), surer(segmenter, predictions.get(place)));
            for (SegmentOutput output : outputs) {
                output.write(segmented);
            }
        }
    }

    private Prediction surer(Segmenter segmenter, Prediction prediction) {
        return leastConfidence > 0
                ? prediction.withMask(
                        prediction.surer(leastConfidence, segmenter.classes().noLabel()))
                : prediction;
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (SegmentOutput output : outputs) {
            try {
                output.close();
            } catch (IOException failure) {
                first = first == null ? failure : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
