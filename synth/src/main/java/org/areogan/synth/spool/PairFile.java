package org.areogan.synth.spool;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.GreyBytes;

/**
 * Pairs in a file, one after the other: height and width as 32-bit integers with the highest byte first, the frame's
 * bytes row by row, the mask's bytes row by row.
 */
final class PairFile {
    private static final int HEADER = 2 * Integer.BYTES;

    private PairFile() {}

    static byte[] encode(int height, int width, byte[] frame, byte[] mask) {
        return ByteBuffer.allocate(Math.addExact(HEADER, Math.addExact(frame.length, mask.length)))
                .putInt(height)
                .putInt(width)
                .put(frame)
                .put(mask)
                .array();
    }

    /**
     * Reads the last pairs of the file, at most so many, oldest first, each when its turn has come. Of the others only the
     * sizes are read.
     *
     * @throws org.areogan.files.UserException if they are damaged
     */
    static void forEachNewest(Path file, int pairs, int most, Consumer<Sample> visitor) {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            Deque<Long> places = new ArrayDeque<>();
            long place = 0;
            for (int pair = 0; pair < pairs; pair++) {
                if (pair >= pairs - most) {
                    places.add(place);
                }
                ByteBuffer header = bytes(channel, place, HEADER);
                place += HEADER + 2 * pixels(file, channel.size() - place, header.getInt(), header.getInt());
            }
            for (long start : places) {
                visitor.accept(read(file, channel, start));
            }
        } catch (IOException failure) {
            throw SpoolTrouble.damaged(file, "ends too early or cannot be read", failure);
        }
    }

    private static Sample read(Path file, FileChannel channel, long start) throws IOException {
        ByteBuffer header = bytes(channel, start, HEADER);
        int height = header.getInt();
        int width = header.getInt();
        int pixels = (int) pixels(file, channel.size() - start, height, width);
        byte[] frame = bytes(channel, start + HEADER, pixels).array();
        byte[] mask = bytes(channel, start + HEADER + pixels, pixels).array();
        return new Sample(GreyBytes.frame(height, width, frame), new Mask(height, width, mask));
    }

    private static ByteBuffer bytes(FileChannel channel, long start, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new EOFException();
            }
        }
        return bytes.flip();
    }

    private static long pixels(Path file, long left, int height, int width) {
        long pixels = (long) height * width;
        if (height < 1 || width < 1 || pixels > (left - HEADER) / 2) {
            throw SpoolTrouble.damaged(file, "claims a pair of " + width + "x" + height + " pixels", null);
        }
        return pixels;
    }

    /** Reads pair by pair. */
    static final class Reader implements AutoCloseable {
        private final Path file;
        private final DataInputStream in;
        private long left;

        Reader(Path file) {
            this.file = file;
            try {
                this.left = Files.size(file);
                this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            } catch (IOException failure) {
                throw SpoolTrouble.damaged(file, "cannot be read (" + failure + ")", failure);
            }
        }

        /** @throws org.areogan.files.UserException if its pixels are not those that its line tells of */
        Sample next(ManifestEntry entry) {
            byte[] frame;
            byte[] mask;
            int height;
            int width;
            try {
                height = in.readInt();
                width = in.readInt();
                int pixels = (int) pixels(file, left, height, width);
                frame = in.readNBytes(pixels);
                mask = in.readNBytes(pixels);
                left -= HEADER + 2L * pixels;
            } catch (IOException failure) {
                throw SpoolTrouble.damaged(file, "ends before pair " + entry.index(), failure);
            }
            if (!PairEntries.sha256(frame, mask).equals(entry.sha256())) {
                throw SpoolTrouble.damaged(
                        file, "has other pixels for pair " + entry.index() + " than were written", null);
            }
            return new Sample(GreyBytes.frame(height, width, frame), new Mask(height, width, mask));
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot close " + file, failure);
            }
        }
    }
}
