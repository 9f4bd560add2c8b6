package org.areogan.terrain.data.archive;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code .npz} archives, {@code .npy} arrays and pairs of these, see {@link ArrayPair}.
 *
 * <p>Known arrays: {@code training_set} [frames, 2, height, width] (image, mask) with {@code test_set} [frames, height,
 * width], as in the reference data set; or {@code images} with {@code masks}, each [frames, height, width]. An array
 * {@code origin} tells of each of these frames whether it is synthetic: it is empty, or as {@link Origin#text} writes it.
 */
public final class Archives {
    private static final String TRAINING = "training_set";
    static final String TEST = "test_set";
    private static final String IMAGES = "images";
    private static final String MASKS = "masks";
    private static final String SCENES = "panorama";
    private static final String ORIGINS = "origin";

    private Archives() {}

    /** @param groupBy the string array that names each frame's scene; empty takes {@code panorama} where there is one */
    public static DataSet openLabelled(Path file, ClassSet classes, Optional<String> groupBy) {
        try (NpzReader archive = NpzReader.open(file)) {
            Contents contents = new Contents(file, classes);
            if (archive.has(TRAINING)) {
                contents.readPairs(archive.array(TRAINING), true);
            } else if (archive.has(IMAGES) && archive.has(MASKS)) {
                contents.readFrames(archive.array(IMAGES));
                contents.readMasks(archive.array(MASKS));
            } else {
                throw new UserException(file + " has the arrays " + archive.names() + ", but labelled frames are read"
                        + " from '" + TRAINING + "' [frames, 2, height, width] or from '" + IMAGES + "' and '" + MASKS
                        + "': rename them");
            }
            return contents.dataSet(groups(archive, groupBy), origins(file, archive));
        } catch (IOException failure) {
            throw NpyReader.unreadable(file.toString(), failure);
        }
    }

    /** Prefers the frames that were never labelled, since these are the ones to segment. */
    public static DataSet openFrames(Path file, ClassSet classes, Optional<String> groupBy) {
        try (NpzReader archive = NpzReader.open(file)) {
            Contents contents = new Contents(file, classes);
            if (archive.has(TEST)) {
                contents.readFrames(archive.array(TEST));
                return contents.dataSet(null, null);
            }
            if (archive.has(IMAGES)) {
                contents.readFrames(archive.array(IMAGES));
            } else if (archive.has(TRAINING)) {
                contents.readPairs(archive.array(TRAINING), false);
            } else {
                throw new UserException(file + " has the arrays " + archive.names() + ", but frames are read from '"
                        + TEST + "', '" + IMAGES + "' or '" + TRAINING + "': rename one");
            }
            return contents.dataSet(groups(archive, groupBy), origins(file, archive));
        } catch (IOException failure) {
            throw NpyReader.unreadable(file.toString(), failure);
        }
    }

    public static DataSet openArray(Path file, ClassSet classes, boolean labelled) {
        try (NpyReader array = NpyReader.open(file)) {
            Contents contents = new Contents(file, classes);
            if (array.header().shape().size() == 4) {
                contents.readPairs(array, labelled);
            } else if (labelled) {
                throw new UserException(
                        file + " has the shape " + array.header().shape() + " and so no masks;"
                                + " labelled frames are [frames, 2, height, width] (image, mask), or images.npy with"
                                + " masks.npy beside it");
            } else {
                contents.readFrames(array);
            }
            return contents.dataSet(null, null);
        } catch (IOException failure) {
            throw NpyReader.unreadable(file.toString(), failure);
        }
    }

    public static DataSet openPair(ArrayPair pair, ClassSet classes, boolean labelled) {
        try (NpyReader images = NpyReader.open(pair.images());
                NpyReader masks = NpyReader.open(pair.masks())) {
            PlaneShape shape = PlaneShape.squares(images);
            PlaneShape shapeOfMasks = PlaneShape.squares(masks);
            if (!shape.equals(shapeOfMasks)) {
                throw new UserException(pair.masks() + " has the shape "
                        + masks.header().shape() + " but " + pair.images() + " has "
                        + images.header().shape() + "; each frame needs a mask of its size");
            }
            Contents contents = new Contents(pair.images(), classes);
            contents.readFrames(images, shape);
            if (labelled) {
                contents.readMasks(masks, shape);
            }
            return contents.dataSet(null, null);
        } catch (IOException failure) {
            throw NpyReader.unreadable(pair.images().toString(), failure);
        }
    }

    private static @Nullable List<String> groups(NpzReader archive, Optional<String> groupBy) {
        String name = groupBy.orElse(SCENES);
        return groupBy.isEmpty() && !archive.has(name)
                ? null
                : archive.array(name).strings();
    }

    private static @Nullable List<Optional<Origin>> origins(Path file, NpzReader archive) {
        if (!archive.has(ORIGINS)) {
            return null;
        }
        List<String> texts = archive.array(ORIGINS).strings();
        List<Optional<Origin>> origins = new ArrayList<>();
        for (String text : texts) {
            try {
                origins.add(text.isEmpty() ? Optional.empty() : Optional.of(Origin.parse(text)));
            } catch (IllegalArgumentException problem) {
                throw new UserException(
                        file + ", array '" + ORIGINS + "', frame " + origins.size() + ": " + problem.getMessage()
                                + "; write such a text for a synthetic frame, an empty one for a real frame",
                        problem);
            }
        }
        return origins;
    }

    /** What has been read of a file so far. */
    private static final class Contents {
        private final Path file;
        private final ClassSet classes;
        private @Nullable FramePlanes frames;
        private @Nullable MaskPlanes masks;

        Contents(Path file, ClassSet classes) {
            this.file = file;
            this.classes = classes;
        }

        void readPairs(NpyReader array, boolean labelled) {
            PlaneShape shape = PlaneShape.pairs(array);
            FramePlanes images = shape.emptyFrames(array);
            MaskPlanes labels = new MaskPlanes(array.where(), shape.count(), shape.height(), shape.width());
            array.numbers((index, value) -> {
                int plane = (int) (index / shape.pixels());
                int pixel = (int) (index % shape.pixels());
                if (plane % 2 == 0) {
                    images.set(plane / 2, pixel, value);
                } else if (labelled) {
                    labels.set(plane / 2, pixel, value);
                }
            });
            frames = images;
            masks = labelled ? labels : null;
        }

        void readFrames(NpyReader array) {
            readFrames(array, PlaneShape.frames(array));
        }

        void readFrames(NpyReader array, PlaneShape shape) {
            FramePlanes images = shape.emptyFrames(array);
            array.numbers((index, value) ->
                    images.set((int) (index / shape.pixels()), (int) (index % shape.pixels()), value));
            frames = images;
        }

        void readMasks(NpyReader array) {
            PlaneShape shape = PlaneShape.frames(array);
            FramePlanes images = images();
            if (shape.count() != images.count()
                    || shape.height() != images.height()
                    || shape.width() != images.width()) {
                throw new UserException(file + ": array '" + IMAGES + "' has the shape [" + images.count() + ", "
                        + images.height() + ", " + images.width() + "] but '" + MASKS + "' has "
                        + array.header().shape() + "; each frame needs a mask of its size");
            }
            readMasks(array, shape);
        }

        void readMasks(NpyReader array, PlaneShape shape) {
            MaskPlanes labels = new MaskPlanes(array.where(), shape.count(), shape.height(), shape.width());
            array.numbers((index, value) ->
                    labels.set((int) (index / shape.pixels()), (int) (index % shape.pixels()), value));
            masks = labels;
        }

        DataSet dataSet(@Nullable List<String> groups, @Nullable List<Optional<Origin>> origins) {
            FramePlanes images = images();
            if (groups != null && groups.size() != images.count()) {
                throw new UserException(file + " names " + groups.size() + " scenes for " + images.count()
                        + " frames; there must be one name a frame, or choose another array to group by");
            }
            if (origins != null && origins.size() != images.count()) {
                throw new UserException(file + ", array '" + ORIGINS + "', tells of " + origins.size()
                        + " frames but there are " + images.count()
                        + "; write one text a frame, empty where it is real");
            }
            return new ArchiveDataSet(file.toString(), classes, images.complete(), masks, groups, origins);
        }

        private FramePlanes images() {
            if (frames == null) {
                throw new IllegalStateException("frames are read before anything that depends on them");
            }
            return frames;
        }
    }
}
