package org.areogan.trainer.loss;

import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The reconstruction losses that there are. */
public final class ReconstructionLosses {
    private ReconstructionLosses() {}

    /** Their names, sorted. */
    public static Iterable<String> names() {
        return providers().keySet();
    }

    /** @throws IllegalArgumentException if there is none of this name; names those that there are */
    public static ReconstructionLoss create(String name, LossOptions options) {
        return provider(name).create(options);
    }

    /** @throws IllegalArgumentException if there is none of this name; names those that there are */
    public static String require(String name) {
        return provider(name).name();
    }

    private static ReconstructionLossProvider provider(String name) {
        Map<String, ReconstructionLossProvider> providers = providers();
        ReconstructionLossProvider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException("objective.reconstruction must be "
                    + String.join(" or ", providers.keySet()) + ", got " + name
                    + "; a loss of one's own needs a provider on the class path");
        }
        return provider;
    }

    private static Map<String, ReconstructionLossProvider> providers() {
        Map<String, ReconstructionLossProvider> providers = new TreeMap<>();
        ServiceLoader.load(ReconstructionLossProvider.class).forEach(each -> providers.put(each.name(), each));
        return providers;
    }
}
