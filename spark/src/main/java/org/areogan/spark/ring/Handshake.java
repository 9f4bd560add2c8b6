package org.areogan.spark.ring;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;

/**
 * How the two ends of a new connection make sure of each other before anything else is sent: each sends a challenge that was
 * never sent before, and answers the other's with a code that only the job's secret makes. The code covers both challenges,
 * both workers' numbers and who asks, so that no answer can be used twice or sent back. The one who was called shows first that
 * it knows the secret.
 */
record Handshake(JobSecret secret, int caller, int called) {
    /** {@code ARG} and the version of what is spoken. */
    private static final int GREETING = 0x41524701;

    /** From the caller's side. @throws IOException if the other end does not know the secret or is no worker */
    void call(Socket socket) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        byte[] own = JobSecret.challenge();
        out.writeInt(GREETING);
        out.writeInt(caller);
        out.write(own);
        out.flush();
        byte[] other = read(in);
        byte[] answer = read(in);
        if (!isSame(answer, answer("called", own, other))) {
            throw new IOException("it does not know the job's secret");
        }
        out.write(answer("caller", own, other));
        out.flush();
    }

    /**
     * From the side of the one who was called.
     *
     * @param patience for all that the caller says together, so that a stranger who says a byte now and then is not listened to
     * @throws IOException if the caller does not know the secret or is another one
     */
    void answer(Socket socket, Duration patience) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        DataInputStream in = new DataInputStream(new Hurried(socket, System.nanoTime() + patience.toNanos()));
        if (in.readInt() != GREETING) {
            throw new IOException("it is no worker of this version");
        }
        int number = in.readInt();
        if (number != caller) {
            throw new IOException("it says that it is worker " + number + ", and worker " + caller + " is expected");
        }
        byte[] other = read(in);
        byte[] own = JobSecret.challenge();
        out.write(own);
        out.write(answer("called", other, own));
        out.flush();
        if (!isSame(read(in), answer("caller", other, own))) {
            throw new IOException("it does not know the job's secret");
        }
    }

    /** A challenge or an answer. @throws IOException if the other end says no more, as it has turned this one away or died */
    private static byte[] read(DataInputStream in) throws IOException {
        try {
            byte[] bytes = new byte[JobSecret.LENGTH];
            in.readFully(bytes);
            return bytes;
        } catch (EOFException | SocketException ended) {
            // Whether a connection that the other end has closed is at its end or reset depends on what was still under
            // way.
            throw new IOException(
                    "it has ended the connection before it had shown that it knows the job's secret", ended);
        }
    }

    private byte[] answer(String who, byte[] ofCaller, byte[] ofCalled) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes((who + " " + caller + " " + called + " ").getBytes(StandardCharsets.US_ASCII));
        all.writeBytes(ofCaller);
        all.writeBytes(ofCalled);
        return secret.answer(all.toByteArray());
    }

    /** In a time that does not tell where they differ. */
    private static boolean isSame(byte[] one, byte[] other) {
        return MessageDigest.isEqual(one, other);
    }

    /** What a socket says until a time, whatever it is read in. */
    private static final class Hurried extends InputStream {
        private final Socket socket;
        private final long end;

        Hurried(Socket socket, long end) {
            this.socket = socket;
            this.end = end;
        }

        @Override
        public int read() throws IOException {
            hurry();
            return socket.getInputStream().read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            hurry();
            return socket.getInputStream().read(bytes, offset, length);
        }

        private void hurry() throws IOException {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new SocketTimeoutException("it is too slow");
            }
            socket.setSoTimeout((int) left);
        }
    }
}
