package org.areogan.spark.ring;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

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
        byte[] other = in.readNBytes(JobSecret.LENGTH);
        byte[] answer = in.readNBytes(JobSecret.LENGTH);
        if (!isSame(answer, answer("called", own, other))) {
            throw new IOException("it does not know the job's secret");
        }
        out.write(answer("caller", own, other));
        out.flush();
    }

    /** From the side of the one who was called. @throws IOException if the caller does not know the secret or is another one */
    void answer(Socket socket) throws IOException {
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        DataInputStream in = new DataInputStream(socket.getInputStream());
        if (in.readInt() != GREETING) {
            throw new IOException("it is no worker of this version");
        }
        int number = in.readInt();
        if (number != caller) {
            throw new IOException("it says that it is worker " + number + ", and worker " + caller + " is expected");
        }
        byte[] other = in.readNBytes(JobSecret.LENGTH);
        byte[] own = JobSecret.challenge();
        out.write(own);
        out.write(answer("called", other, own));
        out.flush();
        if (!isSame(in.readNBytes(JobSecret.LENGTH), answer("caller", other, own))) {
            throw new IOException("it does not know the job's secret");
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
}
