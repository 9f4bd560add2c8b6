package org.areogan.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.areogan.engine.Predictor;

/** Divides pictures of several sizes into passes of one padded size, and keeps a predictor for each of these. */
final class Passes implements AutoCloseable {
    /** Pixels in one pass: what a few hundred megabytes of feature maps of the reference network hold. */
    private static final int PIXELS_PER_PASS = 1 << 18;

    private static final int SIZES_KEPT = 8;

    private final Function<Padding, Predictor> maker;
    private final Map<Padding, Predictor> predictors = new LinkedHashMap<>(16, 0.75f, true);

    /** @param maker of a predictor for a size; what it makes is closed here */
    Passes(Function<Padding, Predictor> maker) {
        this.maker = maker;
    }

    /** One pass. */
    @FunctionalInterface
    interface Pass {
        /** @param places of the pictures in the list of sizes */
        void run(Padding padding, List<Integer> places, Predictor predictor);
    }

    /** Runs as many passes as it takes; pictures that need the same padding share them. */
    void run(List<Padding> sizes, Pass pass) {
        Map<Padding, List<Integer>> bySize = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            bySize.computeIfAbsent(sizes.get(i), size -> new ArrayList<>()).add(i);
        }
        bySize.forEach((padding, places) -> {
            int batch = Math.max(1, PIXELS_PER_PASS / padding.pixels());
            for (int from = 0; from < places.size(); from += batch) {
                List<Integer> together = places.subList(from, Math.min(places.size(), from + batch));
                pass.run(padding, together, predictor(padding));
            }
        });
    }

    private Predictor predictor(Padding padding) {
        Predictor known = predictors.get(padding);
        if (known != null) {
            return known;
        }
        if (predictors.size() == SIZES_KEPT) {
            Padding oldest = predictors.keySet().iterator().next();
            Objects.requireNonNull(predictors.remove(oldest)).close();
        }
        Predictor made = maker.apply(padding);
        predictors.put(padding, made);
        return made;
    }

    @Override
    public void close() {
        predictors.values().forEach(Predictor::close);
        predictors.clear();
    }
}
