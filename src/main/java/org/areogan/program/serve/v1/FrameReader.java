package org.areogan.program.serve.v1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.files.npy.NpzReader;
import org.areogan.program.serve.http.Problem;
import org.areogan.program.serve.http.ServerLimits;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.planetary.PlanetaryImage;

/** Frames out of a body, told by its content; sizes are looked at before anything is decoded. */
final class FrameReader {
    private static final Path PICTURE = Path.of("the picture");
    private static final Path BODY = Path.of("the body");

    private final ServerLimits limits;

    FrameReader(ServerLimits limits) {
        this.limits = limits;
    }

    /** @param name of the file as the client calls it @throws Problem 400, 413 or 415 */
    List<Frame> read(byte[] body, Optional<String> name, ClassSet classes) {
        if (body.length == 0) {
            throw new Problem(400, "no_picture", "the body is empty; send the bytes of a picture");
        }
        try {
            if (starts(body, "PK")) {
                return archive(body, classes);
            }
            if (mission(body, name)) {
                return List.of(
                        PlanetaryImage.of(body, BODY, limits.framePixels()).frame());
            }
            if (!PictureFiles.known(body)) {
                throw new Problem(
                        415,
                        "unknown_format",
                        "the body is no picture of a known format: PNG, JPEG, TIFF, BMP, GIF, PNM, IMG or NPZ");
            }
            return List.of(PictureFiles.readFrame(body, PICTURE, limits.framePixels()));
        } catch (UserException refused) {
            String message = String.valueOf(refused.getMessage());
            throw message.contains(" claims ")
                    ? new Problem(413, "picture_too_large", message, refused)
                    : new Problem(400, "bad_picture", message, refused);
        }
    }

    private static boolean mission(byte[] body, Optional<String> name) {
        return name.map(text -> text.toLowerCase(Locale.ROOT).endsWith(".img")).orElse(false)
                || starts(body, "LBLSIZE=")
                || starts(body, "PDS_VERSION_ID");
    }

    private static boolean starts(byte[] body, String with) {
        return body.length >= with.length()
                && new String(body, 0, with.length(), StandardCharsets.ISO_8859_1).equals(with);
    }

    private List<Frame> archive(byte[] body, ClassSet classes) {
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
            throw new UserException(message, refused);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            delete(folder);
        }
    }

    private List<Frame> archive(Path file, ClassSet classes) throws IOException {
        requireSizes(file);
        DataSet set = DataSets.openFrames(file, new DataSets.Options(classes, Optional.empty()));
        List<Frame> frames = new ArrayList<>();
        for (int index = 0; index < set.size(); index++) {
            frames.add(set.frame(index));
        }
        return frames;
    }

    private void requireSizes(Path file) throws IOException {
        try (NpzReader archive = NpzReader.open(file)) {
            for (String name : archive.names()) {
                var header = archive.array(name).header();
                List<Long> shape = header.shape();
                long frame = shape.size() < 2 ? 1 : product(shape.subList(shape.size() - 2, shape.size()));
                // Pairs of frames and masks have twice as many.
                if (frame > limits.framePixels() || product(shape) > 2 * limits.pixels()) {
                    throw new UserException(file + " claims an array '" + name + "' of the shape " + shape
                            + "; a frame has at most " + limits.framePixels() + " pixels, all together "
                            + limits.pixels() + ": send less at once");
                }
                if (header.promised() > 16 * limits.pixels()) {
                    throw new UserException(
                            file + " claims " + header.promised() + " bytes of '" + name + "'; " + "leave it out");
                }
            }
        }
    }

    private static long product(List<Long> sizes) {
        long product = 1;
        for (long size : sizes) {
            product = size < 0 || (size > 0 && product > Long.MAX_VALUE / size) ? Long.MAX_VALUE : product * size;
        }
        return product;
    }

    private static void delete(@org.jspecify.annotations.Nullable Path folder) {
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
