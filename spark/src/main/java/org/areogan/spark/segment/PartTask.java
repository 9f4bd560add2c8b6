package org.areogan.spark.segment;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;
import org.areogan.files.UserException;
import org.areogan.generator.Segmenter;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.FrameFiles;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.formats.SegmentedFrame;
import org.areogan.program.segment.frames.NamedFrame;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.program.segment.job.FramesInOrder;
import org.areogan.spark.frames.ExecutorSegmenter;
import org.areogan.spark.frames.FrameRow;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentFolder;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.metrics.Counted;
import org.areogan.spark.metrics.WorkCounter;
import org.areogan.spark.store.LocalCopies;
import org.areogan.spark.store.Store;
import org.areogan.terrain.Batches;

/**
 * Segments a part. It may run any number of times, at once, too: files are named after frames and are never changed, and the
 * part's rows come last.
 *
 * @param output folder of the job's files
 */
record PartTask(Store store, String output, SegmentRequest request, Broadcast<ModelBytes> models, WorkCounter counter)
        implements Function<Part, Integer>, Serializable {
    /** @return how many frames the part has */
    @Override
    public Integer call(Part part) {
        SegmentFolder folder = new SegmentFolder(store, new Path(output));
        Path rows = folder.rows(part.file());
        if (!store.exists(rows)) {
            List<String> lines = new ArrayList<>();
            try (ExecutorSegmenter.Lease lease = ExecutorSegmenter.lease(request, store, models::value);
                    OpenArchives archives =
                            new OpenArchives(store, lease.segmenter().classes())) {
                for (List<FrameSource> block : Batches.of(part.frames())) {
                    try (LocalCopies copies = new LocalCopies(store)) {
                        new Block(folder, block, copies, archives, lease.segmenter(), lines).segment();
                    }
                }
            }
            byte[] text = (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
            store.place(text, folder.job().temporary("rows"), rows);
        }
        return part.frames().size();
    }

    /** Frames that are segmented together. */
    private final class Block implements FramesInOrder.Sink {
        private final SegmentFolder folder;
        private final List<FrameSource> sources;
        private final LocalCopies copies;
        private final OpenArchives archives;
        private final Segmenter segmenter;
        private final Appearance appearance;
        private final List<String> lines;
        private int next;

        Block(
                SegmentFolder folder,
                List<FrameSource> sources,
                LocalCopies copies,
                OpenArchives archives,
                Segmenter segmenter,
                List<String> lines) {
            this.folder = folder;
            this.sources = sources;
            this.copies = copies;
            this.archives = archives;
            this.segmenter = segmenter;
            this.appearance = new Appearance(segmenter.classes(), request.opacity());
            this.lines = lines;
        }

        void segment() {
            archives.keepOnly(sources.stream().map(FrameSource::file).collect(Collectors.toSet()));
            List<NamedFrame> frames = sources.stream().map(this::frame).toList();
            new FramesInOrder(segmenter, request.leastConfidence()).segment(frames, this);
        }

        private NamedFrame frame(FrameSource source) {
            try {
                NamedFrame found = found(source);
                return new NamedFrame(
                        source.name(), found.id(), found.picture(), found.missing(), found.ignored(), found.source());
            } catch (UserException trouble) {
                return new NamedFrame(
                        source.name(), source.name(), Optional.empty(), Optional::empty, Optional.empty(), () -> {
                            throw trouble;
                        });
            }
        }

        private NamedFrame found(FrameSource source) {
            if (!source.trouble().isEmpty()) {
                throw new UserException(source.trouble());
            }
            if (source.index() != FrameSource.ALONE) {
                return archives.frame(source.file(), source.index());
            }
            return NamedFrames.open(List.of(copies.of(source.file())), segmenter.classes())
                    .get(0);
        }

        @Override
        public void segmented(NamedFrame frame, SegmentedFrame segmented) {
            FrameSource source = sources.get(next++);
            counter.add(Counted.FRAMES_SEGMENTED, 1);
            counter.add(
                    Counted.PIXELS,
                    (long) segmented.mask().height() * segmented.mask().width());
            Map<String, String> checksums = new LinkedHashMap<>();
            for (SegmentFormat format : request.formats()) {
                checksums.put(format.toString(), written(format.frameFiles().orElseThrow(), format, segmented));
            }
            lines.add(FrameRow.of(source, segmented, segmenter.classes(), checksums, request.model()));
        }

        private String written(FrameFiles files, SegmentFormat format, SegmentedFrame segmented) {
            return store.place(
                    files.bytes(copies.folder(), segmented, appearance),
                    folder.job().temporary(format.toString()),
                    new Path(folder.place(format), segmented.source().name() + files.ending()));
        }

        @Override
        public void unreadable(NamedFrame frame, String trouble) {
            FrameSource source = sources.get(next++);
            counter.add(Counted.FRAMES_LEFT_OUT, 1);
            lines.add(FrameRow.of(source, copies.told(trouble), request.model()));
        }
    }
}
