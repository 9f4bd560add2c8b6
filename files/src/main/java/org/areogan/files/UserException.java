package org.areogan.files;

/**
 * A mistake that the user can put right. The message alone is shown, without a stack trace, so it names the file or
 * key, the offending value and the cure.
 */
public class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UserException(String message) {
        super(message);
    }

    public UserException(String message, Throwable cause) {
        super(message, cause);
    }
}
