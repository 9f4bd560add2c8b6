package org.areogan.synth.proposal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.areogan.files.UserException;

/**
 * How often each kind of proposal is made.
 *
 * @param weights above 0, of the kinds that are made at all
 */
public record ProposalMix(Map<ProposalKind, Double> weights) {
    public ProposalMix {
        weights = Collections.unmodifiableMap(new EnumMap<>(weights));
        if (weights.isEmpty() || weights.values().stream().anyMatch(each -> !(each > 0) || each.isInfinite())) {
            throw new IllegalArgumentException("a mix needs weights above 0, got " + weights);
        }
    }

    public static ProposalMix only(ProposalKind kind) {
        return new ProposalMix(Map.of(kind, 1.0));
    }

    /** Reads {@code paste=2,paint=1}. A kind without a number has weight 1. @throws UserException naming the part */
    public static ProposalMix parse(String text) {
        Map<ProposalKind, Double> weights = new EnumMap<>(ProposalKind.class);
        for (String part : text.split(",", -1)) {
            String[] pair = part.strip().split("=", 2);
            double weight = pair.length == 1 ? 1 : weight(pair[1].strip(), part);
            if (weights.put(kind(pair[0].strip(), text), weight) != null) {
                throw new UserException("'" + pair[0].strip() + "' stands twice in '" + text + "'; give it one weight");
            }
        }
        return new ProposalMix(weights);
    }

    private static ProposalKind kind(String word, String text) {
        return Arrays.stream(ProposalKind.values())
                .filter(each -> each.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> new UserException("there are no proposals called '" + word + "' (in '" + text
                        + "'); mix label, paste and paint, such as paste=2,label=1"));
    }

    private static double weight(String number, String part) {
        try {
            double weight = Double.parseDouble(number);
            if (weight > 0 && !Double.isInfinite(weight)) {
                return weight;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw new UserException("the weight in '" + part.strip()
                + "' must be a number above 0, such as paste=2; leave out what is not to be proposed");
    }

    /**
     * The kind of an attempt.
     *
     * @param among those that can still be made, not empty
     */
    public ProposalKind draw(Set<ProposalKind> among, long seed) {
        List<ProposalKind> kinds = new ArrayList<>(weights.keySet());
        kinds.retainAll(among);
        double total = kinds.stream()
                .mapToDouble(kind -> weights.getOrDefault(kind, 0.0))
                .sum();
        double left = new SplittableRandom(seed).nextDouble() * total;
        for (ProposalKind kind : kinds) {
            left -= weights.getOrDefault(kind, 0.0);
            if (left < 0) {
                return kind;
            }
        }
        return kinds.get(kinds.size() - 1);
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return weights.entrySet().stream()
                .map(each -> each.getKey().word() + "=" + each.getValue())
                .collect(Collectors.joining(","));
    }
}
