package org.areogan.trainer.configuration;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.check.CheckedData;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.partial.LabelMeanings;

/**
 * Where a run's labelled frames come from.
 *
 * @param path of the archive or folder; kept with the run, so that it can be resumed without naming it again
 * @param memory the frames themselves, if they were handed over
 * @param classes that the masks of files tell apart
 * @param groupBy array that names each frame's scene, if not the usual one
 * @param excluded indices of frames to leave out, e.g. contaminated ones
 * @param suspectsOut whether frames that the check takes for contaminated are left out as well
 * @param additions frames that are learnt from too and never judged by
 * @param unlabelled frames without masks that are learnt from beside them
 * @param ignoreMasks folders of pictures that tell which pixels of files count for nothing
 */
public record DataSource(
        Optional<Path> path,
        Optional<DataSet> memory,
        ClassSet classes,
        Optional<String> groupBy,
        List<Integer> excluded,
        boolean suspectsOut,
        List<Addition> additions,
        Optional<DataSource> unlabelled,
        List<Path> ignoreMasks) {
    public DataSource {
        excluded = List.copyOf(excluded);
        additions = List.copyOf(additions);
        ignoreMasks = List.copyOf(ignoreMasks);
        if (path.isPresent() == memory.isPresent()) {
            throw new IllegalArgumentException("data lies either at a path or in memory");
        }
    }

    /** Files of any layout that {@link DataSets} opens, with the rover's five classes. */
    public static DataSource of(Path path) {
        return new DataSource(
                Optional.of(path),
                Optional.empty(),
                ClassSet.ROVER,
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** Frames in memory. A run of them is gone on with by handing them over again. */
    public static DataSource of(DataSet data) {
        return new DataSource(
                Optional.empty(),
                Optional.of(data),
                data.classes(),
                Optional.empty(),
                List.of(),
                false,
                List.of(),
                Optional.empty(),
                List.of());
    }

    /** The same files with masks of other classes. */
    public DataSource withClasses(ClassSet other) {
        return new DataSource(path, memory, other, groupBy, excluded, suspectsOut, additions, unlabelled, ignoreMasks);
    }

    /** The same, scenes named by this array. */
    public DataSource groupedBy(Optional<String> array) {
        return new DataSource(path, memory, classes, array, excluded, suspectsOut, additions, unlabelled, ignoreMasks);
    }

    /**
     * Frames that are learnt from beside those that are divided, e.g. another mission's.
     *
     * @param source of them; without additions of its own
     * @param partial what values of their masks mean that stand for one of several classes, e.g. {@code
     *     1=soil|bedrock|sand}
     */
    public record Addition(DataSource source, List<String> partial) {
        public Addition {
            partial = List.copyOf(partial);
        }

        /** Looks at every frame once. @throws org.areogan.files.UserException if they cannot be read or used */
        public CheckedData check() {
            DataSet labelled = LabelMeanings.applied(source.open(), source.path(), partial);
            return CheckedData.of(labelled, source.excluded(), source.suspectsOut());
        }
    }

    /** The same with these additions instead of those that it had. */
    public DataSource adding(List<Addition> others) {
        return new DataSource(path, memory, classes, groupBy, excluded, suspectsOut, others, unlabelled, ignoreMasks);
    }

    /** The same with these frames without masks; empty for none. */
    public DataSource withUnlabelled(Optional<DataSource> frames) {
        return new DataSource(path, memory, classes, groupBy, excluded, suspectsOut, additions, frames, ignoreMasks);
    }

    /** The same files, of whose pixels those count for nothing that the pictures in these folders mark. */
    public DataSource ignoring(List<Path> folders) {
        return new DataSource(path, memory, classes, groupBy, excluded, suspectsOut, additions, unlabelled, folders);
    }

    /** The same without the frames at these indices, and with all others. */
    public DataSource without(List<Integer> indices) {
        return new DataSource(path, memory, classes, groupBy, indices, suspectsOut, additions, unlabelled, ignoreMasks);
    }

    /** The same without exactly these frames, whatever the check thinks of others. */
    public DataSource leavingOutOnly(List<Integer> indices) {
        return new DataSource(path, memory, classes, groupBy, indices, false, additions, unlabelled, ignoreMasks);
    }

    /** The same without the frames that the check takes for contaminated. */
    public DataSource withoutSuspects() {
        return new DataSource(path, memory, classes, groupBy, excluded, true, additions, unlabelled, ignoreMasks);
    }

    /** All frames, those that are to be left out too. @throws org.areogan.files.UserException if they cannot be read */
    public DataSet open() {
        return memory.orElseGet(
                () -> DataSets.openLabelled(path.orElseThrow(), new DataSets.Options(classes, groupBy, ignoreMasks)));
    }

    /** All frames without their masks, if they have any. @throws org.areogan.files.UserException if they cannot be read */
    public DataSet openFrames() {
        return memory.orElseGet(() -> DataSets.openFrames(path.orElseThrow(), new DataSets.Options(classes, groupBy)));
    }

    /**
     * Opens the data and looks at every frame that is left in, once.
     *
     * @throws org.areogan.files.UserException if it cannot be read or used
     */
    public CheckedData check() {
        return CheckedData.of(open(), excluded, suspectsOut);
    }

    /** A file's name without its folders, so that what is written is the same wherever data lie; or what the data calls itself. */
    public String shortName() {
        return path.map(each -> String.valueOf(each.toAbsolutePath().normalize().getFileName()))
                .orElseGet(this::name);
    }

    /** For people: the path, or what the data calls itself. */
    public String name() {
        return path.map(Path::toString).orElseGet(() -> memory.orElseThrow().source());
    }
}
