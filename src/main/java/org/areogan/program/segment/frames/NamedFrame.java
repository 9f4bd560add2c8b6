package org.areogan.program.segment.frames;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.areogan.files.UserException;
import org.areogan.terrain.Frame;
import org.areogan.terrain.data.IgnoreMasks;
import org.areogan.terrain.picture.PictureSize;

/**
 * A frame that is read when asked for.
 *
 * @param name of the files that are written for it, without ending
 * @param id its name where it comes from, by which pictures of pixels to ignore belong to it
 * @param picture the file that holds it alone
 * @param missing which of its pixels its file calls missing, [height * width]; read when asked for
 * @param ignored which of its pixels its data set says are to be left out
 * @param source reads it
 */
public record NamedFrame(
        String name,
        String id,
        Optional<Path> picture,
        Supplier<Optional<boolean[]>> missing,
        Optional<IgnoreMasks> ignored,
        Supplier<Frame> source) {
    /** How large it is, if its file or its data set can tell; a picture's pixels are not read for that. */
    public Optional<PictureSize> size() {
        if (picture.isPresent()) {
            return PictureSize.of(picture.get());
        }
        try {
            Frame frame = read();
            return Optional.of(new PictureSize(frame.height(), frame.width()));
        } catch (UserException unreadable) {
            return Optional.empty();
        }
    }

    /** @throws org.areogan.files.UserException if it cannot be read */
    public Frame read() {
        return source.get();
    }
}
