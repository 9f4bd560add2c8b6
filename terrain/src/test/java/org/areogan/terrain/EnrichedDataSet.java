package org.areogan.terrain;

import java.util.List;
import java.util.Optional;

/** Real frames, and after them synthetic copies of the first of them, one for each origin. */
public record EnrichedDataSet(DataSet whole, List<Origin> origins) implements DataSetView {
    @Override
    public int size() {
        return whole.size() + origins.size();
    }

    @Override
    public int place(int index) {
        return index < whole.size() ? index : 0;
    }

    @Override
    public String id(int index) {
        return index < whole.size() ? whole.id(index) : "synthetic " + (index - whole.size());
    }

    @Override
    public Optional<String> group(int index) {
        return index < whole.size() ? whole.group(index) : Optional.empty();
    }

    @Override
    public Optional<Origin> origin(int index) {
        return index < whole.size() ? Optional.empty() : Optional.of(origins.get(index - whole.size()));
    }
}
