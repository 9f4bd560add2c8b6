package org.areogan.program.serve.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One part of a form as RFC 7578 has it, found in a body that is held already. */
public final class Multipart {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE = Pattern.compile("[;\\s]filename=\"([^\"]*)\"");
    private static final String BLANK_LINE = "\r\n\r\n";

    private Multipart() {}

    /** @param fileName as the sender calls it */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Part(byte[] content, Optional<String> fileName) {}

    public static boolean is(String contentType) {
        return contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data");
    }

    /** @throws Problem 400 if the form is malformed or has no such part */
    public static Part part(byte[] body, String contentType, String wanted) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!boundary.find()) {
            throw bad("the form's Content-Type names no boundary");
        }
        String delimiter = "--" + (boundary.group(1) == null ? boundary.group(2) : boundary.group(1));
        // One byte is one character here, so places in the text are places in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        int start = text.startsWith(delimiter) ? 0 : text.indexOf("\r\n" + delimiter);
        while (start >= 0) {
            int headers = text.indexOf(delimiter, start) + delimiter.length();
            if (text.startsWith("--", headers)) {
                break;
            }
            int content = text.indexOf(BLANK_LINE, headers);
            int end = content < 0 ? -1 : text.indexOf("\r\n" + delimiter, content + 2);
            if (end < 0) {
                throw bad("the form ends inside a part");
            }
            String head = text.substring(headers, content);
            Matcher name = NAME.matcher(head);
            if (name.find() && name.group(1).equals(wanted)) {
                Matcher file = FILE.matcher(head);
                byte[] part = Arrays.copyOfRange(body, Math.min(end, content + BLANK_LINE.length()), end);
                return new Part(part, file.find() ? Optional.of(utf8(file.group(1))) : Optional.empty());
            }
            start = end;
        }
        throw bad("the form has no part '" + wanted + "'");
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static Problem bad(String message) {
        return new Problem(400, "bad_form", message + "; send the picture as the part 'image', or as the body");
    }
}
