package org.areogan.program.segment.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.AreaLine;
import org.areogan.program.segment.formats.FrameFiles;
import org.areogan.program.segment.formats.MaskedFrame;
import org.areogan.program.segment.formats.SegmentOutput;
import org.areogan.program.segment.formats.SetFiles;

/**
 * Frames through a segmenter into files of several formats, in one pass. What cannot be read is left out and told. Interrupted,
 * the same request goes on; what comes out is the same to the bit but for the times in lines of JSON.
 */
public final class Segmentation {
    /** The file that lists the frames that could not be read. */
    public static final String UNREAD = "unread.txt";

    private final Segmenter segmenter;
    private final SegmentationRequest request;
    private final Appearance appearance;
    private final List<Outcome.Trouble> troubles = new ArrayList<>();
    private final SortedMap<String, Integer> scales = new TreeMap<>();
    private int done;

    private Segmentation(Segmenter segmenter, SegmentationRequest request) {
        this.segmenter = segmenter;
        this.request = request;
        this.appearance = new Appearance(segmenter.classes(), request.opacity());
    }

    /** Whether a job in this folder was interrupted. */
    public static boolean unfinished(Path output) {
        return JobFolder.there(output);
    }

    /** As below, without anybody who is told or could stop it. */
    public static Outcome run(Segmenter segmenter, SegmentationRequest request) {
        return run(segmenter, request, SegmentationListener.NONE, () -> false);
    }

    /**
     * Writes the files of all formats; they take their places when the last frame is done, and that of files of the same names.
     *
     * @param stop asked after each batch; true interrupts the job
     * @throws UserException if no frame can be read, or one that must be; if frames of one table have several sizes; if a
     *     file cannot be written
     */
    public static Outcome run(
            Segmenter segmenter, SegmentationRequest request, SegmentationListener listener, BooleanSupplier stop) {
        try (JobFolder job = JobFolder.open(
                request.output(), request.wholeIdentity(), request.frames().states(), request.force())) {
            return new Segmentation(segmenter, request).run(job, listener, stop);
        }
    }

    private Outcome run(JobFolder job, SegmentationListener listener, BooleanSupplier stop) {
        int all = request.frames().size();
        job.batches().forEach(file -> count(BatchFile.read(file)));
        if (done > 0) {
            listener.resumed(done, all);
        }
        BatchReader reader = new BatchReader(request.frames().list(), request.ignored(), request.strict());
        BatchWriter writer = new BatchWriter(request, appearance, job);
        try (BatchPipeline pipeline = new BatchPipeline(segmenter, reader, writer)) {
            writer.requireOneSize();
            writer.requireOneSize(job.batches());
            pipeline.run(done, stop, results -> {
                count(results);
                listener.advanced(done, all, troubles.size());
            });
            if (done < all) {
                return new Outcome(done, all, troubles, scales);
            }
            if (troubles.size() == all) {
                throw new NothingReadException(troubles);
            }
        } catch (BatchReader.UnreadableException | BatchWriter.SizeException | NothingReadException failure) {
            job.forget();
            throw failure;
        }
        publish(job);
        job.finish();
        return new Outcome(done, all, troubles, scales);
    }

    private void count(List<FrameResult> results) {
        for (FrameResult result : results) {
            if (!result.read()) {
                troubles.add(new Outcome.Trouble(request.frames().get(done).name(), result.trouble()));
            }
            AreaLine.scale(result.line()).ifPresent(scale -> scales.merge(scale, 1, Integer::sum));
            done++;
        }
    }

    private void publish(JobFolder job) {
        int read = done - troubles.size();
        for (SetFiles files : request.setFiles()) {
            try (SegmentOutput output = files.open(request.output(), appearance, read)) {
                int number = 0;
                for (Path batch : job.batches()) {
                    for (FrameResult result : BatchFile.read(batch)) {
                        if (result.mask().isPresent()) {
                            output.write(new MaskedFrame(
                                    number,
                                    request.frames().get(number),
                                    result.mask().get(),
                                    result.line()));
                        }
                        number++;
                    }
                }
                output.commit();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        publishFrames(job);
        Path list = request.output().resolve(UNREAD);
        try {
            Files.deleteIfExists(list);
        } catch (IOException failure) {
            throw AtomicFile.unwritable(list, failure);
        }
        if (!troubles.isEmpty()) {
            AtomicFile.writeString(
                    list,
                    troubles.stream()
                            .map(each -> each.name() + "\t" + each.message() + "\n")
                            .collect(Collectors.joining()));
        }
    }

    private void publishFrames(JobFolder job) {
        Set<String> unread = troubles.stream().map(Outcome.Trouble::name).collect(Collectors.toSet());
        for (FrameFiles files : request.frameFiles()) {
            for (String name : request.frames().names()) {
                job.publish(files, name, !unread.contains(name));
            }
        }
    }

    /** There is nothing to write. */
    private static final class NothingReadException extends UserException {
        private static final long serialVersionUID = 1;

        NothingReadException(List<Outcome.Trouble> troubles) {
            super(
                    troubles.size() == 1
                            ? troubles.get(0).message()
                            : "none of the " + troubles.size() + " frames can be read; the first: "
                                    + troubles.get(0).message());
        }
    }
}
