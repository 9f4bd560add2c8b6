package org.areogan.spark.mosaic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.areogan.files.SeekableBytes;
import org.areogan.files.UserException;
import org.areogan.spark.frames.FrameSource;
import org.areogan.spark.store.InputFile;
import org.areogan.spark.store.Store;
import org.areogan.terrain.mosaic.Mosaic;
import org.areogan.terrain.mosaic.MosaicHeader;

/** Which files are mosaics. Executors look into those whose size allows it. */
public final class MosaicList {
    /** A byte of a picture cannot stand for more pixels than this, however it is packed. */
    private static final long MOST_GROWTH = 3000;

    private static final int FILES_IN_A_TASK = 200;

    private MosaicList() {}

    /**
     * In the order of the files.
     *
     * @param above pictures of more pixels are mosaics
     */
    public static List<MosaicSource> of(JavaSparkContext context, Store store, List<InputFile> files, long above) {
        List<InputFile> candidates = files.stream()
                .filter(each -> Mosaic.named(each.path()) && size(each) > above / MOST_GROWTH)
                .toList();
        if (candidates.isEmpty()) {
            return List.of();
        }
        int tasks = 1 + (candidates.size() - 1) / FILES_IN_A_TASK;
        List<MosaicSource> mosaics = new ArrayList<>();
        for (MosaicSource each : context.parallelize(candidates, tasks)
                .flatMap(file -> found(store, file, above).stream().iterator())
                .collect()) {
            mosaics.add(new MosaicSource(mosaics.size(), each.source(), each.header()));
        }
        return mosaics;
    }

    /** By what {@link Store} tells of a file. */
    private static long size(InputFile file) {
        String size = file.state().split(" ", 2)[0];
        return size.chars().allMatch(Character::isDigit) ? Long.parseLong(size) : 0;
    }

    /** Empty for other pictures, and for what is no picture at all, of which reading it says more. */
    private static Optional<MosaicSource> found(Store store, InputFile file, long above) {
        FrameSource source = FrameSource.picture(file.name(), file.path());
        try (SeekableBytes bytes = store.open(store.path(file.path()))) {
            if (Mosaic.pixels(bytes, file.path()) <= above) {
                return Optional.empty();
            }
            return Optional.of(opened(bytes, source));
        } catch (UserException other) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read " + file.path(), failure);
        }
    }

    private static MosaicSource opened(SeekableBytes bytes, FrameSource source) throws IOException {
        try (Mosaic mosaic = Mosaic.open(bytes, source.file())) {
            return new MosaicSource(0, source, mosaic.header());
        } catch (UserException unread) {
            return new MosaicSource(0, source, new MosaicHeader(0, 0, 1, true))
                    .withTrouble(String.valueOf(unread.getMessage()));
        }
    }
}
