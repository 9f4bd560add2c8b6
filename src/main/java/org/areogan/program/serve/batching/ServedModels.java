package org.areogan.program.serve.batching;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The models that a server knows, by their names. */
public final class ServedModels implements AutoCloseable {
    private final Map<String, ServedModel> models = new LinkedHashMap<>();
    private volatile boolean ready;

    /** @param model none has its name yet */
    public void add(ServedModel model) {
        models.put(model.name(), model);
    }

    public Collection<ServedModel> all() {
        return models.values();
    }

    public Optional<ServedModel> named(String name) {
        return Optional.ofNullable(models.get(name));
    }

    /** Segments once with every model. */
    public void warm() {
        models.values().forEach(ServedModel::warm);
        ready = true;
    }

    /** Whether all models have segmented once, and the server does not stop. */
    public boolean ready() {
        return ready;
    }

    /** Says from now on that it is not ready; what waits is still answered. */
    public void retire() {
        ready = false;
    }

    /** Returns when all that waits is answered. */
    @Override
    public void close() {
        retire();
        models.values().forEach(ServedModel::close);
    }
}
