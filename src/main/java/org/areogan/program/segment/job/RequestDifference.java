package org.areogan.program.segment.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Says why an unfinished job cannot be gone on with, and what to do. */
final class RequestDifference {
    /** The line of a request that sums up its inputs. */
    static final String FRAMES = "frames";

    private static final int NAMED_AT_MOST = 3;
    private static final Pattern STATE = Pattern.compile("(.*) (\\d+ -?\\d+|gone)");
    private static final String OTHERWISE = "name another folder with -o, or drop it with --force";

    private RequestDifference() {}

    /**
     * The end of a sentence that begins with the job's folder.
     *
     * @param before lines of the job's request
     * @param now those of the new one
     * @param inputsBefore what the job knew of each file, see {@link
     *     org.areogan.program.segment.frames.FileStates}; empty where that is not known
     * @param inputsNow the same of the new one
     */
    static String of(List<String> before, List<String> now, List<String> inputsBefore, List<String> inputsNow) {
        List<String> others = before.stream()
                .filter(line -> !now.contains(line))
                .filter(line -> inputsBefore.isEmpty() || !line.startsWith(FRAMES + ": "))
                .toList();
        if (others.isEmpty()) {
            return "holds an unfinished job whose inputs have changed since: " + changes(inputsBefore, inputsNow)
                    + "; bring them back as they were to go on with it, " + OTHERWISE;
        }
        return "holds an unfinished job of another request: "
                + others.stream().map(line -> "it had " + line).collect(Collectors.joining(", "))
                + "; ask for the same again to go on with it, " + OTHERWISE;
    }

    private static String changes(List<String> before, List<String> now) {
        Map<String, String> old = byFile(before);
        Map<String, String> current = byFile(now);
        List<String> changes = new ArrayList<>();
        old.forEach((file, state) -> {
            String other = current.get(file);
            if (other == null || other.equals("gone")) {
                changes.add(file + " is not among them any more");
            } else if (!other.equals(state)) {
                changes.add(file + " has another size or time");
            }
        });
        current.keySet().stream().filter(file -> !old.containsKey(file)).forEach(file -> changes.add(file + " is new"));
        if (changes.isEmpty()) {
            return "they are the same files in another order or under other names";
        }
        int more = changes.size() - NAMED_AT_MOST;
        return changes.stream().limit(NAMED_AT_MOST).collect(Collectors.joining(", "))
                + (more > 0 ? " and " + more + " more" : "");
    }

    private static Map<String, String> byFile(List<String> states) {
        Map<String, String> byFile = new LinkedHashMap<>();
        for (String state : states) {
            Matcher parts = STATE.matcher(state);
            if (parts.matches()) {
                byFile.put(parts.group(1), parts.group(2));
            } else {
                byFile.put("standard input", state);
            }
        }
        return byFile;
    }
}
