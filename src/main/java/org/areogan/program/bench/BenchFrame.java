package org.areogan.program.bench;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.areogan.files.UserException;

/** Height and width of a frame in pixels. */
record BenchFrame(int height, int width) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,6})x(\\d{1,6})");

    /** @throws UserException if the text is not like {@code 64x128} */
    static BenchFrame parse(String text) {
        Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!form.matches()) {
            throw new UserException("--frame is '" + text + "'; write height x width in pixels, e.g. 64x128, and commas"
                    + " between several");
        }
        return new BenchFrame(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
    }

    @Override
    public String toString() {
        return height + "x" + width;
    }
}
