package org.areogan.program.shell;

/** A training whose losses left the numbers. */
public final class DivergedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param advice what to try next */
    public DivergedException(String advice) {
        super("the training diverged: " + advice);
    }
}
