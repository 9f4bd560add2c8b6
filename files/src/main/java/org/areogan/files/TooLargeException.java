package org.areogan.files;

/** What a user gave is, or says that it is, larger than what is taken. */
public final class TooLargeException extends UserException {
    private static final long serialVersionUID = 1L;

    public TooLargeException(String message) {
        super(message);
    }

    public TooLargeException(String message, Throwable cause) {
        super(message, cause);
    }
}
