package org.areogan.trainer.report.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them, the same in every country. */
public final class Text {
    private static final String UNDEFINED = "–";
    private static final double SMALLEST_PLAIN = 0.0001;

    private Text() {}

    /** Four significant digits; a dash where there is no number. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return UNDEFINED;
        }
        if (value != 0 && Math.abs(value) < SMALLEST_PLAIN) {
            return new DecimalFormat("0.###E0", DecimalFormatSymbols.getInstance(Locale.ROOT))
                    .format(value)
                    .replace('E', 'e');
        }
        return new BigDecimal(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }

    /** A score of 0 to 1 with three decimals. */
    public static String score(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.3f", value) : UNDEFINED;
    }

    /** A share of 0 to 1 in percent. */
    public static String percent(double share) {
        return Double.isFinite(share) ? String.format(Locale.ROOT, "%.1f%%", 100 * share) : UNDEFINED;
    }

    /** With thin spaces between groups of three digits. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count).replace(',', '\u2009');
    }

    /** Hours, minutes and seconds, the two greatest that matter. */
    public static String duration(double seconds) {
        long whole = Math.round(seconds);
        if (whole >= 3600) {
            return whole / 3600 + " h " + whole % 3600 / 60 + " min";
        }
        if (whole >= 60) {
            return whole / 60 + " min " + whole % 60 + " s";
        }
        return number(Math.round(seconds * 10) / 10.0) + " s";
    }

    /** A word with its first letter large. */
    public static String capitalized(String word) {
        return word.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    public static String megabytes(long bytes) {
        return count(Math.round(bytes / 1e6)) + " MB";
    }
}
