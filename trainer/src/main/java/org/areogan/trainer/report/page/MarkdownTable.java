package org.areogan.trainer.report.page;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A table in Markdown whose first column is text and whose others are numbers. */
public final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    public MarkdownTable(String... header) {
        this(List.of(header));
    }

    public MarkdownTable(List<String> header) {
        row(header);
        List<String> alignment = new ArrayList<>(Collections.nCopies(header.size(), "---:"));
        alignment.set(0, "---");
        row(alignment);
    }

    public void row(String... cells) {
        row(List.of(cells));
    }

    /** A bar or the end of a line would end the cell. */
    public void row(List<String> cells) {
        text.append(cells.stream()
                .map(cell -> cell.replace("|", "\\|").replace('\n', ' '))
                .collect(Collectors.joining(" | ", "| ", " |\n")));
    }

    public String text() {
        return text.toString();
    }

    /** Four digits that count, or a hyphen. */
    public static String number(@Nullable Double value) {
        if (value == null) {
            return "-";
        }
        int decimals = value == 0 ? 3 : Math.max(0, Math.min(9, 3 - (int) Math.floor(Math.log10(Math.abs(value)))));
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    public static String number(long value) {
        return Long.toString(value);
    }

    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    /** Sentences as a list. */
    public static String list(List<String> sentences) {
        return sentences.stream().map(each -> "- " + each + "\n").collect(Collectors.joining());
    }
}
