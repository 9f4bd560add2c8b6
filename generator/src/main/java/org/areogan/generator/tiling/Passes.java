package org.areogan.generator.tiling;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.areogan.engine.Predictor;

/**
 * Divides pictures of several sizes into passes of one size, and keeps a predictor for each of these.
 *
 * @param <S> a size; equal ones share passes
 */
public final class Passes<S> implements AutoCloseable {
    /** Pixels in one pass: what a few hundred megabytes of feature maps of the reference network hold. */
    private static final int PIXELS_PER_PASS = 1 << 18;

    private static final int SIZES_KEPT = 8;

    private final ToIntFunction<S> pixels;
    private final Function<S, Predictor> maker;
    private final Map<S, Predictor> predictors = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param pixels of a picture of a size
     * @param maker of a predictor for a size; what it makes is closed here
     */
    public Passes(ToIntFunction<S> pixels, Function<S, Predictor> maker) {
        this.pixels = pixels;
        this.maker = maker;
    }

    /** One pass. */
    @FunctionalInterface
    public interface Pass<S> {
        /** @param places of the pictures in the list of sizes */
        void run(S size, List<Integer> places, Predictor predictor);
    }

    /** Runs as many passes as it takes; pictures that need the same padding share them. */
    public void run(List<S> sizes, Pass<S> pass) {
        Map<S, List<Integer>> bySize = new LinkedHashMap<>();
        for (int i = 0; i < sizes.size(); i++) {
            bySize.computeIfAbsent(sizes.get(i), unused -> new ArrayList<>()).add(i);
        }
        bySize.forEach((size, places) -> {
            int batch = Math.max(1, PIXELS_PER_PASS / pixels.applyAsInt(size));
            for (int from = 0; from < places.size(); from += batch) {
                List<Integer> together = places.subList(from, Math.min(places.size(), from + batch));
                pass.run(size, together, predictor(size));
            }
        });
    }

    private Predictor predictor(S size) {
        Predictor known = predictors.get(size);
        if (known != null) {
            return known;
        }
        if (predictors.size() == SIZES_KEPT) {
            S oldest = predictors.keySet().iterator().next();
            Objects.requireNonNull(predictors.remove(oldest)).close();
        }
        Predictor made = maker.apply(size);
        predictors.put(size, made);
        return made;
    }

    @Override
    public void close() {
        predictors.values().forEach(Predictor::close);
        predictors.clear();
    }
}
