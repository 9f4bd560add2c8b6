package org.areogan.synth.quality;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table in Markdown whose first column is text and whose others are numbers. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... header) {
        row(header);
        String[] alignment = new String[header.length];
        Arrays.fill(alignment, "---:");
        alignment[0] = "---";
        row(alignment);
    }

    /** A bar or the end of a line would end the cell. */
    void row(String... cells) {
        text.append(Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    String text() {
        return text.toString();
    }

    /** Four digits that count, or a hyphen. */
    static String number(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        int decimals = value == 0 ? 3 : Math.max(0, Math.min(9, 3 - (int) Math.floor(Math.log10(Math.abs(value)))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    static String number(long value) {
        return Long.toString(value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Sentences as a list. */
    static String list(List<String> sentences) {
        return sentences.stream().map(each -> "- " + each + "\n").collect(Collectors.joining());
    }
}
