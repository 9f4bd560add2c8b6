package org.areogan.synth;

import java.util.Comparator;
import java.util.Map;
import java.util.stream.Collectors;

/** Why proposals were dropped, for people. */
final class DropWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("agreement", "too little agreement of the segmenter"),
            Map.entry("copy", "copy of another pair"),
            Map.entry("crowded", "too much of the class"),
            Map.entry("detectable", "told from real pairs"),
            Map.entry("distance", "too near to a real pair"),
            Map.entry("easy", "too easy"),
            Map.entry("enough", "enough pairs already"),
            Map.entry("illegal", "no legal pair"),
            Map.entry("no_proposal", "nothing could be proposed"),
            Map.entry("novelty", "too like a pair that was kept"),
            Map.entry("random", "left out by chance"),
            Map.entry("rare_agreement", "too little agreement on the class"),
            Map.entry("realism", "too little realism"),
            Map.entry("share", "wrong share of the class"),
            Map.entry("visible", "too little of the class"));

    private DropWords() {}

    /** The commonest reason first, e.g. {@code enough pairs already 7, too easy 1}; {@code none} where there is none. */
    static String of(Map<String, Long> dropped) {
        return dropped.isEmpty()
                ? "none"
                : dropped.entrySet().stream()
                        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                        .map(each -> WORDS.getOrDefault(
                                        each.getKey(), each.getKey().replace('_', ' ')) + " " + each.getValue())
                        .collect(Collectors.joining(", "));
    }
}
