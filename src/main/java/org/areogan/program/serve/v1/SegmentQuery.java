package org.areogan.program.serve.v1;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.areogan.program.serve.http.Problem;

/**
 * What a request asks for besides its picture.
 *
 * @param opacity of the overlay's colours, 0 to 1
 * @param leastConfidence 0 to 1; less sure pixels get the no-label value
 * @param include {@code mask} and {@code confidence}: what JSON has besides
 */
record SegmentQuery(
        Optional<String> model,
        AnswerForm form,
        double opacity,
        double leastConfidence,
        Set<String> include,
        Optional<String> name) {
    private static final double OPACITY = 0.45;
    private static final List<String> KEYS = List.of("model", "as", "opacity", "least_confidence", "include", "name");
    private static final Set<String> INCLUDED = Set.of("mask", "confidence");

    /** @throws Problem 400 or 406 */
    static SegmentQuery of(Context context) {
        requireKnown(context.queryParamMap().keySet());
        List<String> include = Arrays.stream(
                        given(context, "include").orElse("").split(",", -1))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .toList();
        if (!INCLUDED.containsAll(include)) {
            throw new Problem(400, "bad_query", "include can be mask, confidence or both, joined by a comma");
        }
        return new SegmentQuery(
                given(context, "model"),
                AnswerForm.of(given(context, "as"), Optional.ofNullable(context.header("Accept"))),
                share(context, "opacity", OPACITY),
                share(context, "least_confidence", 0),
                Set.copyOf(include),
                given(context, "name"));
    }

    /** A key that is spelt wrongly would otherwise pass for one that has been heeded. */
    private static void requireKnown(Set<String> keys) {
        keys.stream().filter(key -> !KEYS.contains(key)).sorted().findFirst().ifPresent(key -> {
            throw new Problem(400, "bad_query", "there is no " + key + "; known are " + String.join(", ", KEYS));
        });
    }

    private static Optional<String> given(Context context, String key) {
        return Optional.ofNullable(context.queryParam(key)).filter(text -> !text.isBlank());
    }

    private static double share(Context context, String key, double usual) {
        Optional<String> text = given(context, key);
        if (text.isEmpty()) {
            return usual;
        }
        try {
            double value = Double.parseDouble(text.get());
            if (value >= 0 && value <= 1) {
                return value;
            }
        } catch (NumberFormatException noNumber) {
            throw new Problem(400, "bad_query", key + " must be a number from 0 to 1", noNumber);
        }
        throw new Problem(400, "bad_query", key + " must be a number from 0 to 1");
    }
}
