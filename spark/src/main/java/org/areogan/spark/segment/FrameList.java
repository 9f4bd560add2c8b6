package org.areogan.spark.segment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.areogan.files.UserException;
import org.areogan.spark.frames.ExecutorSegmenter;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.frames.ModelBytes;
import org.areogan.spark.frames.SegmentRequest;
import org.areogan.spark.mosaic.MosaicSource;
import org.areogan.spark.store.InputFile;
import org.areogan.spark.store.Store;

/** The frames of files. What archives hold is looked up by executors. */
final class FrameList {
    private FrameList() {}

    /**
     * In the order of the files.
     *
     * @param input as the user named it
     * @param files without mosaics
     * @param mosaics which must not be called as a frame is
     * @throws UserException if two frames have the same name
     */
    static List<FrameSource> of(
            JavaSparkContext context,
            Store store,
            String input,
            List<InputFile> files,
            List<MosaicSource> mosaics,
            SegmentRequest request,
            Broadcast<ModelBytes> models) {
        boolean alone = files.size() == 1
                && files.get(0).path().equals(store.path(input).toString());
        Map<String, List<FrameSource>> archives = archives(context, store, files, alone, request, models);
        List<FrameSource> frames = new ArrayList<>();
        for (InputFile file : files) {
            List<FrameSource> ofArchive = archives.get(file.path());
            if (ofArchive == null) {
                frames.add(FrameSource.picture(file.name(), file.path()));
            } else {
                frames.addAll(ofArchive);
            }
        }
        requireOwnNames(Stream.concat(mosaics.stream().map(MosaicSource::source), frames.stream())
                .toList());
        return frames;
    }

    private static Map<String, List<FrameSource>> archives(
            JavaSparkContext context,
            Store store,
            List<InputFile> files,
            boolean alone,
            SegmentRequest request,
            Broadcast<ModelBytes> models) {
        List<InputFile> archives =
                files.stream().filter(each -> OpenArchives.named(each.path())).toList();
        Map<String, List<FrameSource>> found = new HashMap<>();
        if (!archives.isEmpty()) {
            context.parallelize(archives, archives.size())
                    .map(each -> sources(store, each, alone, request, models))
                    .collect()
                    .forEach(each -> found.put(each.get(0).file(), each));
        }
        return found;
    }

    /** At least one: of an archive that cannot be read, one that says so. */
    private static List<FrameSource> sources(
            Store store, InputFile archive, boolean alone, SegmentRequest request, Broadcast<ModelBytes> models) {
        try (ExecutorSegmenter.Lease lease = ExecutorSegmenter.lease(request, store, models::value);
                OpenArchives archives =
                        new OpenArchives(store, lease.segmenter().classes())) {
            return archives.sources(archive, alone);
        } catch (UserException trouble) {
            return new ArrayList<>(List.of(
                    FrameSource.unreadable(archive.name(), archive.path(), String.valueOf(trouble.getMessage()))));
        }
    }

    private static void requireOwnNames(List<FrameSource> frames) {
        Map<String, String> taken = new HashMap<>();
        for (FrameSource frame : frames) {
            String other = taken.putIfAbsent(frame.name(), frame.file());
            if (other != null) {
                throw new UserException(
                        "two frames are called " + frame.name() + ", in " + other + " and " + frame.file()
                                + "; name those of one ending by a pattern such as '*/*.IMG', or list the files in a"
                                + " text file");
            }
        }
    }
}
