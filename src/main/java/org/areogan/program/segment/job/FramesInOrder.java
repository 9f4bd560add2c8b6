package org.areogan.program.segment.job;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.areogan.generator.Prediction;
import org.areogan.generator.Segmenter;
import org.areogan.program.segment.formats.SegmentedFrame;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.Mask;

/**
 * Frames read and segmented on the caller's thread, for whoever keeps the results elsewhere than in a folder. Where the first
 * frame's place among all is a multiple of {@link org.areogan.terrain.Batches#SIZE}, masks have the bits that {@link
 * Segmentation} gives them.
 */
public final class FramesInOrder {
    private final Segmenter segmenter;
    private final double leastConfidence;

    /** @param leastConfidence where the most probable class is less probable, masks have no label; 0 labels all */
    public FramesInOrder(Segmenter segmenter, double leastConfidence) {
        this.segmenter = segmenter;
        this.leastConfidence = leastConfidence;
    }

    /** Is told of each frame, in order. */
    public interface Sink {
        void segmented(NamedFrame source, SegmentedFrame frame);

        /** @param trouble why it cannot be read, and what to do */
        void unreadable(NamedFrame source, String trouble);
    }

    public void segment(List<NamedFrame> frames, Sink sink) {
        BatchReader reader = new BatchReader(frames, Optional.empty(), false);
        for (ReadBatch batch = reader.from(0); !batch.frames().isEmpty(); batch = reader.from(batch.next())) {
            segment(batch, sink);
        }
    }

    private void segment(ReadBatch batch, Sink sink) {
        long began = System.nanoTime();
        List<Prediction> predictions = segmenter.predict(batch.readable());
        double milliseconds = (System.nanoTime() - began) / 1e6 / Math.max(1, predictions.size());
        Iterator<Prediction> next = predictions.iterator();
        for (ReadBatch.Read read : batch.frames()) {
            if (read.frame().isPresent()) {
                Prediction prediction = next.next();
                Mask mask = read.mask(prediction, leastConfidence, segmenter.classes());
                sink.segmented(
                        read.source(),
                        new SegmentedFrame(read.source(), read.frame().get(), mask, prediction, milliseconds));
            } else {
                sink.unreadable(read.source(), read.trouble());
            }
        }
    }
}
