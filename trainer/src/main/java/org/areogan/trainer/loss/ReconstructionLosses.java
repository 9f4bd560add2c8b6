package org.areogan.trainer.loss;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The reconstruction losses that there are. */
public final class ReconstructionLosses {
    private ReconstructionLosses() {}

    /** Their names, sorted. */
    public static List<String> names() {
        return List.copyOf(providers().keySet());
    }

    /** Names of those that can be learnt from where the truth of a pixel is several classes, sorted. */
    public static List<String> takingPartialLabels(LossOptions options) {
        return providers().values().stream()
                .filter(each -> each.takesPartialLabels(options))
                .map(ReconstructionLossProvider::name)
                .toList();
    }

    /**
     * @param partialLabels whether the truth of a pixel may be several classes
     * @throws IllegalArgumentException if there is none of this name, or it takes no partial labels and should
     */
    public static ReconstructionLoss create(String name, LossOptions options, boolean partialLabels) {
        ReconstructionLossProvider provider = provider("the loss", name);
        if (partialLabels && !provider.takesPartialLabels(options)) {
            throw new IllegalArgumentException("the loss " + name + " takes no partial labels");
        }
        return provider.create(options, partialLabels);
    }

    /**
     * @param key that holds the name, for the message
     * @throws IllegalArgumentException if there is none of this name; names those that there are
     */
    public static String require(String key, String name) {
        return provider(key, name).name();
    }

    private static ReconstructionLossProvider provider(String key, String name) {
        Map<String, ReconstructionLossProvider> providers = providers();
        ReconstructionLossProvider provider = providers.get(name);
        if (provider == null) {
            throw new IllegalArgumentException(key + " must be " + String.join(" or ", providers.keySet()) + ", got "
                    + name + "; a loss of one's own needs a provider on the class path");
        }
        return provider;
    }

    private static Map<String, ReconstructionLossProvider> providers() {
        Map<String, ReconstructionLossProvider> providers = new TreeMap<>();
        for (ReconstructionLossProvider each : ServiceLoader.load(ReconstructionLossProvider.class)) {
            ReconstructionLossProvider other = providers.put(each.name(), each);
            if (other != null) {
                throw new IllegalStateException("two losses are called " + each.name() + ": "
                        + other.getClass().getName() + " and " + each.getClass().getName());
            }
        }
        return providers;
    }
}
