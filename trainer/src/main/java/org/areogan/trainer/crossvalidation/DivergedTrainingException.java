package org.areogan.trainer.crossvalidation;

import org.areogan.files.UserException;

/** A training of a cross-validation whose losses were no longer finite, so that the configuration has no score. */
public final class DivergedTrainingException extends UserException {
    private static final long serialVersionUID = 1L;

    DivergedTrainingException(String message) {
        super(message);
    }
}
