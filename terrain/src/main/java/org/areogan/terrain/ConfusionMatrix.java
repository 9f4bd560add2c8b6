package org.areogan.terrain;

/**
 * How often each true class was predicted as each class: 64-bit counts, mergeable. Pixels with no label are not counted.
 */
public final class ConfusionMatrix {
    private final ClassSet classes;
    private final long[][] counts;

    public ConfusionMatrix(ClassSet classes) {
        this.classes = classes;
        this.counts = new long[classes.size()][classes.size()];
    }

    public ClassSet classes() {
        return classes;
    }

    /** Pixels of this true class that were predicted as that class. */
    public long count(int truth, int prediction) {
        return counts[truth][prediction];
    }
}
