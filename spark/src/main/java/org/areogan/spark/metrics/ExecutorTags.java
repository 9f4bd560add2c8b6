package org.areogan.spark.metrics;

import io.micrometer.core.instrument.Tags;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which executor a meter is of. A job may see any number of executors come and go, and a watcher holds each tag's value for ever,
 * so those that come after many others share one name.
 */
final class ExecutorTags {
    /** Executors with a name of their own. */
    static final int MOST = 1000;

    private static final Tags OTHER = of("other", "other");

    private final int most;
    private final Map<String, Tags> named = new HashMap<>();

    ExecutorTags(int most) {
        this.most = most;
    }

    private static Tags of(String executor, String host) {
        return Tags.of("executor", executor, "host", host);
    }

    /** @param id Spark's */
    synchronized Tags tags(String id, String host) {
        Tags known = named.get(id);
        if (known != null) {
            return known;
        }
        if (named.size() >= most) {
            return OTHER;
        }
        Tags fresh = of(id, host);
        named.put(id, fresh);
        return fresh;
    }

    /** Of an executor that has a name of its own. */
    synchronized Optional<Tags> own(String id) {
        return Optional.ofNullable(named.get(id));
    }
}
