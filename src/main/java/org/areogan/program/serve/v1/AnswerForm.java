package org.areogan.program.serve.v1;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.areogan.program.serve.http.Problem;

/** What an answer can be. */
enum AnswerForm {
    JSON("application/json"),
    MASK("image/png"),
    OVERLAY("image/png"),
    CONFIDENCE("image/png"),
    NPZ("application/x-npz");

    private final String mediaType;

    AnswerForm(String mediaType) {
        this.mediaType = mediaType;
    }

    /** What the answer's header calls it. */
    String mediaType() {
        return mediaType;
    }

    /** @param word of the query, or none @throws Problem 400 or 406 */
    static AnswerForm of(Optional<String> word, Optional<String> accept) {
        if (word.isPresent()) {
            return Arrays.stream(values())
                    .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(word.get()))
                    .findFirst()
                    .orElseThrow(() -> new Problem(
                            400, "bad_query", "as can be json, mask, overlay, confidence or npz, not " + word.get()));
        }
        return accepted(accept.filter(text -> !text.isBlank()).orElse("*/*"));
    }

    /** The first that is known; weights are not looked at. */
    private static AnswerForm accepted(String accept) {
        for (String each : accept.split(",", -1)) {
            switch (each.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
                case "*/*", "application/*", "application/json" -> {
                    return JSON;
                }
                case "image/png", "image/*" -> {
                    return MASK;
                }
                case "application/x-npz", "application/octet-stream" -> {
                    return NPZ;
                }
                default -> {}
            }
        }
        throw new Problem(
                406, "not_acceptable", "answers are application/json, image/png or application/x-npz; ask for one");
    }
}
