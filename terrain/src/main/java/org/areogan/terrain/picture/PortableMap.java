package org.areogan.terrain.picture;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a PBM, PGM, PPM or PAM says of itself before its pixels (Netpbm's format pages). */
final class PortableMap {
    private static final int LONGEST = 1024;
    private static final Pattern COMMENT = Pattern.compile("#[^\n]*");
    private static final Pattern MOST =
            Pattern.compile("^P[2356]\\s+\\d+\\s+\\d+\\s+(\\d+)|^P7.*?MAXVAL\\s+(\\d+)", Pattern.DOTALL);

    private PortableMap() {}

    static boolean is(byte[] data) {
        return data.length > 2 && data[0] == 'P' && data[1] >= '1' && data[1] <= '7';
    }

    /** Whether its samples have more than 8 bits. */
    static boolean wide(byte[] data) {
        String start = new String(data, 0, Math.min(data.length, LONGEST), StandardCharsets.ISO_8859_1);
        Matcher most = MOST.matcher(COMMENT.matcher(start).replaceAll(""));
        if (!most.find()) {
            return false;
        }
        String value = most.group(1) == null ? most.group(2) : most.group(1);
        return value.length() > 3 || Integer.parseInt(value) > 255;
    }
}
