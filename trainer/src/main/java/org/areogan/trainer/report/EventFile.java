package org.areogan.trainer.report;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.zip.CRC32C;
import org.nd4j.shade.protobuf.ByteString;
import org.nd4j.shade.protobuf.CodedOutputStream;
import org.tensorflow.framework.Summary;

/**
 * A TensorBoard event file: TFRecords (length, its sum, event, its sum; TensorFlow's {@code record_writer.h}) of {@code
 * Event} messages (TensorFlow's {@code event.proto}). ND4J brings the {@code Summary} inside an event as a class, but
 * not the event around it.
 */
final class EventFile implements Closeable {
    private static final int WALL_TIME = 1;
    private static final int STEP = 2;
    private static final int FILE_VERSION = 3;
    private static final int SUMMARY = 5;
    private static final int SESSION_LOG = 7;

    /** {@code SessionLog { status: START }}: makes TensorBoard forget the points at and after its step. */
    private static final ByteString SESSION_START = ByteString.copyFrom(new byte[] {1 << 3, 1});

    private static final int MASK_DELTA = 0xa282ead8;

    private final OutputStream out;
    private final Clock clock;

    private EventFile(OutputStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** A new file in the folder, named after the time so that TensorBoard reads it after older ones. */
    static EventFile create(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        String name = "events.out.tfevents." + clock.instant().getEpochSecond() + ".areogan";
        Path file = folder.resolve(name);
        for (int copy = 1; Files.exists(file); copy++) {
            file = folder.resolve(name + "." + copy);
        }
        EventFile events = new EventFile(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW), clock);
        events.write(0, event -> event.writeString(FILE_VERSION, "brain.Event:2"));
        return events;
    }

    /**
     * Says that the run goes on from here.
     *
     * @param step the first that is still to come
     */
    void restart(long step) throws IOException {
        write(step, event -> event.writeBytes(SESSION_LOG, SESSION_START));
    }

    void write(long step, Summary summary) throws IOException {
        write(step, event -> event.writeMessage(SUMMARY, summary));
    }

    /** What an event holds besides time and step. */
    @FunctionalInterface
    private interface Content {
        void writeTo(CodedOutputStream event) throws IOException;
    }

    private void write(long step, Content content) throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream event = CodedOutputStream.newInstance(bytes);
        Instant now = clock.instant();
        event.writeDouble(WALL_TIME, now.getEpochSecond() + now.getNano() / 1e9);
        event.writeInt64(STEP, step);
        content.writeTo(event);
        event.flush();
        writeRecord(bytes.toByteString().toByteArray());
    }

    private void writeRecord(byte[] data) throws IOException {
        ByteBuffer record = ByteBuffer.allocate(16 + data.length).order(ByteOrder.LITTLE_ENDIAN);
        record.putLong(data.length);
        record.putInt(maskedSum(record.array(), 0, 8));
        record.put(data);
        record.putInt(maskedSum(data, 0, data.length));
        out.write(record.array());
    }

    private static int maskedSum(byte[] bytes, int offset, int length) {
        CRC32C sum = new CRC32C();
        sum.update(bytes, offset, length);
        return Integer.rotateRight((int) sum.getValue(), 15) + MASK_DELTA;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
