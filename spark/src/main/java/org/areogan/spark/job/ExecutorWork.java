package org.areogan.spark.job;

import org.areogan.files.EngineException;
import org.areogan.files.UserException;

/** Work that a driver has executors do. */
@FunctionalInterface
public interface ExecutorWork<T> {
    T done() throws Exception;

    /** Has it done. @throws UserException a mistake of the user's that an executor found is told as one */
    static <T> T told(ExecutorWork<T> work) {
        try {
            return work.done();
        } catch (Exception failure) {
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                if (cause instanceof UserException || cause instanceof EngineException) {
                    throw (RuntimeException) cause;
                }
            }
            throw failure instanceof RuntimeException already ? already : new IllegalStateException(failure);
        }
    }
}
