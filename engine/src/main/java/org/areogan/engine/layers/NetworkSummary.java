package org.areogan.engine.layers;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.areogan.engine.Parameters;

/** How many trained parameters a network has, part by part, as a table for people. */
public final class NetworkSummary {
    private NetworkSummary() {}

    /**
     * One line for each part of the network and one for the sum.
     *
     * @param network name of its scope, e.g. {@code generator}
     */
    public static String of(Parameters parameters, String network) {
        Map<String, Long> parts = new LinkedHashMap<>();
        String prefix = network + "/";
        for (String name : parameters.trainedNames(prefix)) {
            String rest = name.substring(prefix.length());
            String part = rest.contains("/") ? rest.substring(0, rest.indexOf('/')) : rest;
            parts.merge(part, parameters.get(name).length(), Long::sum);
        }
        StringBuilder table = new StringBuilder();
        parts.forEach((part, count) -> table.append(line(part, count)));
        return table.append(line("parameters", parameters.trainedCount(prefix))).toString();
    }

    private static String line(String part, long count) {
        return String.format(Locale.ROOT, "  %-12s %,12d\n", part, count);
    }
}
