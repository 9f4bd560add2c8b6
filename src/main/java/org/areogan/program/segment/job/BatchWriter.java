package org.areogan.program.segment.job;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.generator.Prediction;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.AreaLine;
import org.areogan.program.segment.formats.FrameFiles;
import org.areogan.program.segment.formats.OneSize;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.formats.SegmentedFrame;
import org.areogan.program.segment.formats.SetFiles;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.terrain.Mask;

/** Writes what came of batches into a job's folder. */
final class BatchWriter {
    private final SegmentationRequest request;
    private final Appearance appearance;
    private final JobFolder job;
    private final List<FrameFiles> frameFiles;
    private final boolean keepsMasks;
    private final Optional<OneSize> oneSize;

    BatchWriter(SegmentationRequest request, Appearance appearance, JobFolder job) {
        this.request = request;
        this.appearance = appearance;
        this.job = job;
        this.frameFiles = request.frameFiles();
        this.keepsMasks = !request.setFiles().isEmpty();
        this.oneSize = request.formats().stream()
                .filter(format -> format.setFiles().map(SetFiles::oneSize).orElse(false))
                .findFirst()
                .map(format -> new OneSize(target(format)));
    }

    private Path target(SegmentFormat format) {
        return format.files(request.output(), List.of()).get(0);
    }

    /** Frames of one table have different sizes. */
    static final class SizeException extends UserException {
        private static final long serialVersionUID = 1;

        SizeException(UserException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    /** Looks at all frames beforehand, where a table of one size is asked for; most say their size without being read. */
    void requireOneSize() {
        if (oneSize.isPresent()) {
            for (int number = 0; number < request.frames().size(); number++) {
                NamedFrame frame = request.frames().get(number);
                String name = frame.picture().map(Path::toString).orElseGet(frame::name);
                frame.size().ifPresent(each -> require(oneSize.get(), name, each.height(), each.width()));
            }
        }
    }

    /** Learns the size from batches that were written before. */
    void requireOneSize(List<Path> batches) {
        if (oneSize.isPresent()) {
            batches.stream()
                    .flatMap(file -> BatchFile.read(file).stream())
                    .flatMap(result -> result.mask().stream())
                    .findFirst()
                    .ifPresent(mask -> oneSize.get().accept("the first", mask.height(), mask.width()));
        }
    }

    /**
     * Writes the files of single frames, then the batch, which makes it count.
     *
     * @param predictions of the frames that could be read, in order
     * @return what came of each frame, without the masks
     */
    List<FrameResult> write(ReadBatch batch, List<Prediction> predictions, double milliseconds) {
        Iterator<Prediction> next = predictions.iterator();
        List<FrameResult> results = new ArrayList<>();
        for (ReadBatch.Read read : batch.frames()) {
            results.add(
                    read.frame().isPresent()
                            ? write(read, next.next(), milliseconds)
                            : new FrameResult(Optional.empty(), "", read.trouble()));
        }
        BatchFile.write(job.nextBatch(), results);
        job.batchDone();
        return results.stream()
                .map(each -> new FrameResult(Optional.empty(), each.line(), each.trouble()))
                .toList();
    }

    private FrameResult write(ReadBatch.Read read, Prediction prediction, double milliseconds) {
        Mask mask = read.mask(prediction, request.leastConfidence(), appearance.classes());
        oneSize.ifPresent(size -> require(size, read.source().name(), mask.height(), mask.width()));
        SegmentedFrame segmented =
                new SegmentedFrame(read.source(), read.frame().orElseThrow(), mask, prediction, milliseconds);
        frameFiles.forEach(files -> files.write(job.staging(), segmented, appearance));
        return new FrameResult(
                keepsMasks ? Optional.of(mask) : Optional.empty(), AreaLine.of(segmented, appearance.classes()), "");
    }

    private static void require(OneSize size, String name, int height, int width) {
        try {
            size.accept(name, height, width);
        } catch (UserException other) {
            throw new SizeException(other);
        }
    }
}
