package org.areogan.program.serve.batching;

/** More frames wait than a queue holds, or it takes no more because the server stops. */
public final class QueueFullException extends RuntimeException {
    private static final long serialVersionUID = 1;

    QueueFullException(String message) {
        super(message);
    }
}
