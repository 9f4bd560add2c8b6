package org.areogan.terrain.planetary;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The system items of a VICAR label: {@code NAME=VALUE} in one long line whose own length it tells first.
 *
 * @param values by name, without quotes
 */
record VicarLabel(Map<String, String> values) {
    private static final String BEGINNING = "LBLSIZE=";
    private static final Pattern ITEM =
            Pattern.compile("([A-Z][A-Z0-9_]*)\\s*=\\s*('(?:[^']|'')*'|\\([^)]*\\)|[^\\s]+)");

    /** Whether a file begins with such a label. */
    static boolean starts(String text) {
        return text.startsWith(BEGINNING);
    }

    /** @param text of the label, and perhaps of what comes behind it */
    static VicarLabel parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher size = Pattern.compile(BEGINNING + "(\\d{1,9})").matcher(text);
        int end = size.lookingAt() ? Math.min(text.length(), Integer.parseInt(size.group(1))) : text.length();
        Matcher items = ITEM.matcher(text.substring(0, end));
        while (items.find()) {
            String value = items.group(2);
            values.putIfAbsent(
                    items.group(1).toUpperCase(Locale.ROOT),
                    value.length() > 1 && value.startsWith("'") ? value.substring(1, value.length() - 1) : value);
        }
        return new VicarLabel(values);
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
