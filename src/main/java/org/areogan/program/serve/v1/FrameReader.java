package org.areogan.program.serve.v1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.TooLargeException;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpyHeader;
import org.areogan.files.npy.NpyReader;
import org.areogan.files.npy.NpzReader;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.jspecify.annotations.Nullable;

/** Frames out of a body, told by its content; sizes are looked at before anything is decoded. */
final class FrameReader {
    private static final Path PICTURE = Path.of("the picture");

    /** What its client calls an image of a mission is read as one, and its faults are told as those of one. */
    private static final Path IMAGE = Path.of("the picture.IMG");

    /** More would only cost time: an archive of frames has one array or a few. */
    private static final int MOST_ARRAYS = 1000;

    private final ServerLimits limits;

    FrameReader(ServerLimits limits) {
        this.limits = limits;
    }

    /** @param name of the file as the client calls it @throws Problem 400, 413 or 415 */
    List<ReceivedFrame> read(byte[] body, Optional<String> name, ClassSet classes) {
        if (body.length == 0) {
            throw new Problem(400, "no_picture", "the body is empty; send the bytes of a picture");
        }
        try {
            if (isArchive(body)) {
                return archive(body, classes);
            }
            boolean image = name.map(FrameReader::namesImage).orElse(false);
            if (!image && !PictureFiles.known(body)) {
                throw new Problem(
                        415,
                        "unknown_format",
                        "the body is no picture of a known format: PNG, JPEG, TIFF, BMP, GIF, PNM, IMG or NPZ");
            }
            Path called = image ? IMAGE : PICTURE;
            Frame frame = PictureFiles.readFrame(body, called, limits.framePixels());
            return List.of(new ReceivedFrame(frame, PictureFiles.missing(body, called)));
        } catch (TooLargeException refused) {
            throw new Problem(413, "picture_too_large", String.valueOf(refused.getMessage()), refused);
        } catch (UserException refused) {
            throw new Problem(400, "bad_picture", String.valueOf(refused.getMessage()), refused);
        }
    }

    private static boolean namesImage(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".img");
    }

    /** Archives are zips. */
    private static boolean isArchive(byte[] body) {
        return body.length > 1 && body[0] == 'P' && body[1] == 'K';
    }

    private List<ReceivedFrame> archive(byte[] body, ClassSet classes) {
        Path folder = null;
        try {
            folder = Files.createTempDirectory("areogan-serve-");
            Path file = Files.write(folder.resolve("frames.npz"), body);
            return archive(file, classes);
        } catch (UserException refused) {
            // Where the server keeps it for a moment is nobody's business.
            String message = String.valueOf(refused.getMessage())
                    .replace(folder + "/", "")
                    .replace(folder + "\\", "");
            throw refused instanceof TooLargeException
                    ? new TooLargeException(message, refused)
                    : new UserException(message, refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(folder);
        }
    }

    private List<ReceivedFrame> archive(Path file, ClassSet classes) throws IOException {
        requireSizes(file);
        DataSet set = DataSets.openFrames(file, new DataSets.Options(classes, Optional.empty()));
        List<ReceivedFrame> frames = new ArrayList<>();
        for (int index = 0; index < set.size(); index++) {
            frames.add(new ReceivedFrame(set.frame(index)));
        }
        return frames;
    }

    private void requireSizes(Path file) throws IOException {
        try (NpzReader archive = NpzReader.open(file)) {
            if (archive.names().size() > MOST_ARRAYS) {
                throw new TooLargeException(
                        file + " has " + archive.names().size() + " arrays; put all frames into one");
            }
            for (String name : archive.names()) {
                try (NpyReader array = archive.array(name)) {
                    requireSize(array.header(), file + " claims an array '" + name + "'");
                }
            }
        }
    }

    private void requireSize(NpyHeader header, String array) {
        List<Long> shape = header.shape();
        long frame = shape.size() < 2 ? 1 : product(shape.subList(shape.size() - 2, shape.size()));
        // Pairs of frames and masks have twice as many.
        if (frame > limits.framePixels() || product(shape) > 2 * limits.pixels()) {
            throw new TooLargeException(array + " of the shape " + shape + "; a frame has at most "
                    + limits.framePixels() + " pixels, all together " + limits.pixels() + ": send less at once");
        }
        if (header.promised() > 16 * limits.pixels()) {
            throw new TooLargeException(array + " of " + header.promised() + " bytes; leave it out");
        }
    }

    private static long product(List<Long> sizes) {
        long product = 1;
        for (long size : sizes) {
            product = size < 0 || (size > 0 && product > Long.MAX_VALUE / size) ? Long.MAX_VALUE : product * size;
        }
        return product;
    }

    private static void delete(@Nullable Path folder) {
        try {
            if (folder != null) {
                Files.deleteIfExists(folder.resolve("frames.npz"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException left) {
            folder.toFile().deleteOnExit();
        }
    }
}
