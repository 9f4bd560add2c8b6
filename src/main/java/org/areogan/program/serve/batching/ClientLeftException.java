package org.areogan.program.serve.batching;

/** Who asked for a frame has left before it was segmented. */
public final class ClientLeftException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClientLeftException() {
        super("the client closed its connection");
    }
}
