package org.areogan.spark.job;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Something costly of this process that all its tasks share, such as networks: the first task that needs it opens it, and it is
 * closed when the process ends, or when tasks of another request come and nobody uses it any more.
 */
public final class Shared<T> {
    private final Map<String, Opened<T>> opened = new HashMap<>();
    private final Closing<T> closing;
    private boolean ending;

    /** How it is closed. */
    @FunctionalInterface
    public interface Closing<T> {
        void close(T shared);
    }

    /** @param name of what is shared, for people */
    public Shared(String name, Closing<T> closing) {
        this.closing = closing;
        Runtime.getRuntime().addShutdownHook(new Thread(this::end, name + "-close"));
    }

    /** One task's hold on it. */
    public interface Lease<T> extends AutoCloseable {
        T value();

        @Override
        void close();
    }

    private static final class Opened<T> {
        private final T value;
        private int leases;

        Opened(T value) {
            this.value = value;
        }
    }

    /**
     * Takes hold of what belongs to a request.
     *
     * @param key tells requests apart
     * @param open makes it where there is none
     */
    public synchronized Lease<T> lease(String key, Supplier<T> open) {
        if (ending) {
            throw new IllegalStateException("this process is ending");
        }
        if (!opened.containsKey(key)) {
            closeIdle();
            opened.put(key, new Opened<>(open.get()));
        }
        Opened<T> leased = opened.get(key);
        leased.leases++;
        return new Lease<>() {
            @Override
            public T value() {
                return leased.value;
            }

            @Override
            public void close() {
                release(leased);
            }
        };
    }

    private synchronized void release(Opened<T> leased) {
        leased.leases--;
    }

    private void closeIdle() {
        opened.values().removeIf(each -> {
            if (each.leases > 0) {
                return false;
            }
            closing.close(each.value);
            return true;
        });
    }

    /** What a task is still computing with is left to the operating system: to take it away would crash the process. */
    private synchronized void end() {
        ending = true;
        closeIdle();
    }
}
