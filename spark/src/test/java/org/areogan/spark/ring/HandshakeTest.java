package org.areogan.spark.ring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HandshakeTest {
    private final Handshake handshake = new Handshake(JobSecret.random(), 0, 1);

    /** The two ends of a connection on this machine's loopback address. */
    private record Ends(Socket caller, Socket called) implements AutoCloseable {
        static Ends open() throws IOException {
            try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                Socket caller = new Socket(port.getInetAddress(), port.getLocalPort());
                return new Ends(caller, port.accept());
            }
        }

        @Override
        public void close() throws IOException {
            caller.close();
            called.close();
        }
    }

    @Test
    void aWorkerThatTurnsTheCallerAwayIsNotTakenForAStranger() throws IOException {
        try (Ends ends = Ends.open()) {
            ends.called().shutdownOutput();
            assertThatThrownBy(() -> handshake.call(ends.caller()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("it has ended the connection");
        }
    }

    @Test
    void aCallerThatDiesInTheMiddleIsNotTakenForAStranger() throws IOException {
        try (Ends ends = Ends.open()) {
            DataOutputStream out = new DataOutputStream(ends.caller().getOutputStream());
            out.writeInt(0x41524701);
            out.writeInt(0);
            out.write(JobSecret.challenge());
            ends.caller().shutdownOutput();
            assertThatThrownBy(() -> handshake.answer(ends.called(), Duration.ofSeconds(30)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("it has ended the connection");
        }
    }
}
