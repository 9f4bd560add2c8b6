package org.areogan.program.segment.job;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.areogan.program.segment.formats.SegmentFormat;

/** Tells what segmenting has written or will write, so that no pattern takes masks for frames. */
public final class WrittenFiles implements Predicate<Path> {
    private final Path output;
    private final Map<Path, Boolean> marked = new HashMap<>();
    private final Map<Path, Integer> earlier = new TreeMap<>();

    /** @param output where this job's files will lie */
    public WrittenFiles(Path output) {
        this.output = output.toAbsolutePath().normalize();
    }

    /** @param file absolute and normal */
    @Override
    public boolean test(Path file) {
        if (file.startsWith(output.resolve(JobFolder.NAME)) || isPlaced(output, file)) {
            return true;
        }
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (marked.computeIfAbsent(folder, JobFolder::marked) && isPlaced(folder, file)) {
                earlier.merge(folder, 1, Integer::sum);
                return true;
            }
        }
        return false;
    }

    private static boolean isPlaced(Path folder, Path file) {
        return Stream.concat(
                        Stream.of(SegmentFormat.values()).map(format -> format.place(folder)),
                        Stream.of(folder.resolve(Segmentation.UNREAD)))
                .anyMatch(file::startsWith);
    }

    /** What to say of files of earlier jobs that were left out; empty where there are none. */
    public Optional<String> note() {
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        int all = earlier.values().stream().mapToInt(Integer::intValue).sum();
        Path first = earlier.keySet().iterator().next();
        return Optional.of(
                "left out " + all + (all == 1 ? " file" : " files") + " that 'areogan segment' wrote earlier, in "
                        + first + (earlier.size() > 1 ? " and " + (earlier.size() - 1) + " more folders" : "")
                        + "; to segment those too, name their folder itself");
    }
}
