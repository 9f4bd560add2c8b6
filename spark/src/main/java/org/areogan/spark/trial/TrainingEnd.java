package org.areogan.spark.trial;

import java.io.Serializable;
import org.areogan.files.UserException;
import org.jspecify.annotations.Nullable;

/**
 * How a task ended: with a result, or with a mistake of the user's, which another try would not mend.
 *
 * @param result nothing where there is a mistake
 * @param mistake for people
 */
record TrainingEnd<R extends Serializable>(
        @Nullable R result, @Nullable String mistake) implements Serializable {
    static <R extends Serializable> TrainingEnd<R> with(R result) {
        return new TrainingEnd<>(result, null);
    }

    static <R extends Serializable> TrainingEnd<R> mistaken(RuntimeException mistake) {
        return new TrainingEnd<>(null, String.valueOf(mistake.getMessage()));
    }

    /** @throws UserException if there was a mistake */
    R orThrow() {
        if (result == null) {
            throw new UserException(String.valueOf(mistake));
        }
        return result;
    }
}
