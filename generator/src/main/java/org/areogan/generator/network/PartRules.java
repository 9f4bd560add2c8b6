package org.areogan.generator.network;

import java.util.List;
import java.util.Set;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.skip.Skip;

/** What the parts of a U-Net ask of its sizes and of each other. */
final class PartRules {
    private PartRules() {}

    /** @throws IllegalArgumentException naming the key, its value and what it must be */
    static void require(
            List<Integer> filters,
            double deepSupervision,
            int bottleneck,
            int kernel,
            Block block,
            int squeezeExcitation,
            Bridge bridge,
            List<Integer> asppRates,
            Skip skip) {
        if (deepSupervision > 0 && filters.size() == 1) {
            throw new IllegalArgumentException(
                    "generator.deep_supervision must be 0 with a single level, since the way up"
                            + " has no stage before the last, got " + deepSupervision);
        }
        int fewest = block.fewestFilters();
        if (bottleneck < fewest || filters.stream().anyMatch(each -> each < fewest)) {
            throw new IllegalArgumentException("generator.filters and generator.bottleneck must be " + fewest
                    + " or more with generator.block: " + UNetDescription.words(block) + ", got " + filters
                    + " and " + bottleneck);
        }
        if (squeezeExcitation < 0) {
            throw new IllegalArgumentException(
                    "generator.squeeze_excitation must be 0 or more, got " + squeezeExcitation);
        }
        boolean fit = asppRates.stream().allMatch(rate -> rate >= 1 && rate <= 64)
                && Set.copyOf(asppRates).size() == asppRates.size();
        if (!fit || asppRates.isEmpty() || asppRates.size() > 8) {
            throw new IllegalArgumentException(
                    "generator.aspp_rates must be 1 to 8 different numbers from 1 to 64, got " + asppRates);
        }
        if (kernel == 1 && (bridge == Bridge.ASPP || skip == Skip.ATTENTION_ASPP)) {
            throw new IllegalArgumentException("generator.kernel must be 3 or more with "
                    + (bridge == Bridge.ASPP ? "generator.bridge: aspp" : "generator.skip: attention_aspp")
                    + ", whose rates are gaps between a kernel's weights, got 1");
        }
    }
}
