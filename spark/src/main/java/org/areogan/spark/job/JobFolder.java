package org.areogan.spark.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.hadoop.fs.Path;
import org.areogan.files.UserException;
import org.areogan.spark.store.Store;

/**
 * The folder of a job's files, and in it {@code .areogan-spark}, by which a job that was ended in the middle is gone on with:
 *
 * <pre>
 * request.txt   what was asked for, a line each
 * temporary/    files that are being written
 * NAME          whatever else the job notes of what is done
 * made.txt      in place of all these once the job is done: the lines of its request
 * outcome.json  of some jobs, beside it: how it ended, to be told again
 * </pre>
 */
public final class JobFolder {
    /** What stays once a job is done. */
    public static final String OUTCOME = "outcome.json";

    private static final String MADE = "made.txt";

    private final Store store;
    private final Path output;
    private final Predicate<String> made;
    private final String last;
    private final Path own;

    /**
     * @param made tells the names of all files and folders in the output that any request of this kind may make
     * @param last name of what is there only once a job is done, e.g. {@code frames.parquet/_SUCCESS}
     */
    public JobFolder(Store store, Path output, Predicate<String> made, String last) {
        this.store = store;
        this.output = output;
        this.made = made;
        this.last = last;
        this.own = new Path(output, ".areogan-spark");
    }

    /** @throws UserException if Spark would take the path of an output for a pattern */
    public static void requireNoPattern(Path output) {
        if (output.toString().chars().anyMatch(each -> "[]{}*?\\".indexOf(each) >= 0)) {
            throw new UserException("OUTPUT is " + output
                    + "; Spark takes names with any of [ ] { } * ? \\ for patterns, so name a folder without them");
        }
    }

    /** How far a job is. */
    public enum State {
        NEW,
        UNFINISHED,
        DONE
    }

    /**
     * Begins a job, or finds it begun.
     *
     * @param identity all that decides what comes out, by name
     * @param force whether what another request has left is deleted
     * @throws UserException if another request has left something
     */
    public State begin(Map<String, String> identity, boolean force) {
        String asked = text(identity);
        if (!force && store.text(own(MADE)).equals(Optional.of(asked)) && store.exists(place(last))) {
            // Of a run that was killed as it cleared up.
            clear();
            return State.DONE;
        }
        Optional<String> before = store.text(request());
        if (before.equals(Optional.of(asked))) {
            return State.UNFINISHED;
        }
        List<Path> there = store.names(output).stream()
                .filter(made)
                .sorted()
                .map(this::place)
                .toList();
        if (!force) {
            before.ifPresent(lines -> {
                throw new UserException(
                        output + " holds an unfinished job of another request: " + difference(lines, asked)
                                + "; ask for the same again to go on with it, name another folder, or drop it with"
                                + " --force");
            });
            there.stream().findFirst().ifPresent(taken -> {
                throw new UserException(taken + " exists already; name another folder, or overwrite with --force");
            });
        }
        store.delete(own);
        there.forEach(store::delete);
        store.replace(asked, temporary("request"), request());
        return State.NEW;
    }

    private static String difference(String before, String asked) {
        Set<String> now = asked.lines().collect(Collectors.toSet());
        return before.lines()
                .filter(line -> !now.contains(line))
                .map(line -> "it had " + line)
                .collect(Collectors.joining(", "));
    }

    private static String text(Map<String, String> identity) {
        return new TreeMap<>(identity)
                .entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue() + "\n")
                        .collect(Collectors.joining());
    }

    private Path request() {
        return own("request.txt");
    }

    /** What the job notes under this name until it is done. */
    public Path own(String name) {
        return new Path(own, name);
    }

    /** Where the file or the folder of this name lies in the output. */
    public Path place(String name) {
        return new Path(output, name);
    }

    /** Where a file is written that is not whole yet: another place each time, whoever else writes, in other jobs, too. */
    public Path temporary(String name) {
        return new Path(own("temporary"), UUID.randomUUID() + "-" + name);
    }

    /** To be called when all is there. */
    public void finish() {
        String lines = store.text(request()).orElseThrow();
        store.replace(lines, temporary("made"), own(MADE));
        clear();
    }

    /** To be called where nothing came of the job: it leaves nothing. */
    public void drop() {
        store.delete(own);
    }

    private void clear() {
        for (String name : store.names(own)) {
            if (!name.equals(MADE) && !name.equals(OUTCOME)) {
                store.delete(own(name));
            }
        }
    }
}
