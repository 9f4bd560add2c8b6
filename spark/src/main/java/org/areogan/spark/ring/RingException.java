package org.areogan.spark.ring;

/** A ring cannot be closed or has broken; names the worker that it broke at. */
public final class RingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RingException(String message) {
        super(message);
    }

    RingException(String message, Throwable cause) {
        super(message, cause);
    }
}
