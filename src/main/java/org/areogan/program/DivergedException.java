package org.areogan.program;

/** A training whose losses left the numbers. */
final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param advice what to try next */
    DivergedException(String advice) {
        super("the training diverged: " + advice);
    }
}
