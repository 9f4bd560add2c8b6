package org.areogan.program.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.List;
import org.areogan.engine.device.JavaProcess;

/** Has tasks of a benchmark done in processes of their own, with the Java, class path and options of this one. */
final class BenchProcess {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchProcess() {}

    /** Why a task could not be done, for people. */
    static final class FailedException extends Exception {
        private static final long serialVersionUID = 1L;

        FailedException(String message) {
            super(message);
        }
    }

    /** @throws FailedException saying why there is no answer */
    static <T extends Record> T ask(BenchTask task, Class<T> answer) throws FailedException {
        try {
            JavaProcess.Ended ended = JavaProcess.run(
                    BenchChild.class, List.of(task.getClass().getSimpleName()), JSON.writeValueAsBytes(task));
            if (ended.code() != 0) {
                throw new FailedException(ended.failure());
            }
            return parse(ended.answer(), answer);
        } catch (JsonProcessingException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new FailedException("interrupted");
        }
    }

    static <T extends Record> T parse(String answered, Class<T> answer) throws FailedException {
        try {
            JsonNode told = JSON.readTree(answered);
            if (told.hasNonNull(BenchChild.RESULT)) {
                return JSON.treeToValue(told.get(BenchChild.RESULT), answer);
            }
            throw new FailedException(told.path(BenchChild.FAILURE).asText("its process gave no answer"));
        } catch (JsonProcessingException garbled) {
            throw new FailedException("its process gave no answer but '" + answered + "'");
        }
    }
}
