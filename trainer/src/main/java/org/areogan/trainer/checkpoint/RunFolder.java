package org.areogan.trainer.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.areogan.files.AtomicFile;
import org.areogan.files.UserException;

/**
 * Where a run keeps what it leaves.
 *
 * <pre>
 * configuration.yaml   the resolved configuration
 * run.json             what ran, on what, how it ended
 * metrics.jsonl        one line for each epoch
 * checkpoints/         last, previous and best
 * pictures/            validation frames, truth and prediction
 * tensorboard/         event files
 * report.html          all of it on one page
 * model.areogan        the segmenter, or painter, of the epoch that the configuration keeps
 * model-last.areogan   that of the newest epoch, where the best epoch's is kept
 * model-best.areogan   that of the best epoch, where the newest one's is kept
 * segmenter.areogan    what judges a painter, or the first of two stages, in runs that train a painter or the second
 * first-stage/         the run of the first of two stages, where none was given
 * </pre>
 */
public final class RunFolder {
    /** The checkpoints that a run keeps. */
    public enum Kept {
        /** The newest. */
        LAST,
        /** The one before. */
        PREVIOUS,
        /** Of the best epoch so far. */
        BEST;

        /** As the user writes it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Path path;

    private RunFolder(Path path) {
        this.path = path;
    }

    /**
     * A folder for a new run. Nothing is written yet.
     *
     * @throws UserException if it holds a run already, is a file or cannot be written to
     */
    public static RunFolder create(Path path) {
        RunFolder folder = new RunFolder(path);
        if (folder.hasCheckpoint()) {
            throw new UserException(path + " holds a run already; go on with it with 'areogan train --resume " + path
                    + "', or name another folder with -o");
        }
        Path there = path.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there) || !Files.isWritable(there)) {
            throw new UserException("cannot write a run to " + path + ": " + there
                    + " is not a folder that may be written to; choose another one");
        }
        return folder;
    }

    /** @throws UserException if there is no run to go on with in this folder */
    public static RunFolder open(Path path) {
        RunFolder folder = new RunFolder(path);
        if (folder.isInFirstStage()) {
            return folder;
        }
        if (!folder.hasCheckpoint() && Files.exists(folder.facts())) {
            throw new UserException("the run in " + path + " was broken off before its first checkpoint, so there is"
                    + " nothing to go on from; begin it anew: 'areogan train DATA -o " + path + "' takes the folder up"
                    + " again");
        }
        if (!Files.isDirectory(folder.checkpoints())) {
            throw new UserException("there is no run to go on with in " + path
                    + ": it has no folder 'checkpoints'; name the folder that 'areogan train' wrote to");
        }
        return folder;
    }

    /**
     * Writes what a run needs to be gone on with, besides checkpoints.
     *
     * @param configuration the resolved configuration as YAML
     * @param facts what runs, on what, as JSON
     */
    public void begin(String configuration, String facts) {
        AtomicFile.writeString(configuration(), configuration);
        AtomicFile.writeString(facts(), facts);
    }

    /** @throws UserException if it cannot be read */
    public String readConfiguration() {
        try {
            return Files.readString(configuration());
        } catch (IOException failure) {
            throw new UserException(
                    "cannot read " + configuration() + " (" + failure
                            + "); without it the run cannot be gone on with, so start it anew",
                    failure);
        }
    }

    /** A folder that another process keeps; it need not be there. */
    public static RunFolder ofAnother(Path path) {
        return new RunFolder(path);
    }

    /** Whether there is a run to go on with. */
    public static boolean holdsRun(Path path) {
        return Files.exists(new RunFolder(path).checkpoint(Kept.LAST));
    }

    /** Whether the run is one of two stages, of which only the first was begun. */
    public boolean isInFirstStage() {
        return !hasCheckpoint() && Files.exists(facts()) && Files.isDirectory(firstStage());
    }

    private boolean hasCheckpoint() {
        return Stream.of(Kept.values()).anyMatch(kept -> Files.exists(checkpoint(kept)));
    }

    public Path path() {
        return path;
    }

    public Path configuration() {
        return path.resolve("configuration.yaml");
    }

    public Path facts() {
        return path.resolve("run.json");
    }

    public Path metrics() {
        return path.resolve("metrics.jsonl");
    }

    public Path pictures() {
        return path.resolve("pictures");
    }

    public Path tensorboard() {
        return path.resolve("tensorboard");
    }

    public Path report() {
        return path.resolve("report.html");
    }

    /** The run's network, of the epoch that its configuration keeps. */
    public Path model() {
        return path.resolve("model.areogan");
    }

    /** The network of another epoch than the one that the configuration keeps. */
    public Path model(Kept kept) {
        return path.resolve("model-" + kept.word() + ".areogan");
    }

    /** The run that trains the first of two stages. */
    public Path firstStage() {
        return path.resolve("first-stage");
    }

    /** What reads the frames of a painter, so that its masks tell how well they were painted; or the first of two stages. */
    public Path segmenter() {
        return path.resolve("segmenter.areogan");
    }

    /** Copies it into the folder, so that resuming needs the original no more. */
    public void keepSegmenter(Path file) {
        AtomicFile.write(segmenter(), out -> Files.copy(file, out));
    }

    /** Takes away what an earlier run in this folder kept that never came to a checkpoint. */
    public void forgetSegmenter() {
        try {
            Files.deleteIfExists(segmenter());
        } catch (IOException failure) {
            throw new UserException(
                    "cannot remove " + segmenter() + ": " + failure + "; check its permissions", failure);
        }
    }

    public Path checkpoint(Kept kept) {
        return checkpoints().resolve(kept.word() + ".areogan");
    }

    private Path checkpoints() {
        return path.resolve("checkpoints");
    }

    /**
     * Writes the newest checkpoint and keeps the one before. At every moment, a crash included, a whole one is there.
     *
     * @param best whether it is the best so far and is kept as such too
     * @throws UserException if it cannot be written; what was there before still is
     */
    public void write(Checkpoint checkpoint, boolean best) {
        Path next = checkpoints().resolve("next.areogan");
        CheckpointFile.write(next, checkpoint);
        Path last = checkpoint(Kept.LAST);
        if (Files.exists(last)) {
            keep(last, checkpoint(Kept.PREVIOUS));
        }
        if (best) {
            keep(next, checkpoint(Kept.BEST));
        }
        try {
            Files.move(next, last, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new UserException("cannot replace " + last + ": " + failure + "; check its permissions", failure);
        }
    }

    /**
     * The checkpoint to go on from; it becomes the last one. The caller closes it.
     *
     * @throws UserException if it is missing or damaged; the message offers another one that is whole
     */
    public Checkpoint resume(Kept from) {
        Path file = checkpoint(from);
        Optional<String> problem = CheckpointFile.problem(file);
        if (problem.isPresent()) {
            throw new UserException("the checkpoint " + file + " " + problem.get() + "; " + offer(from));
        }
        Checkpoint checkpoint = CheckpointFile.read(file);
        if (from != Kept.LAST) {
            keep(file, checkpoint(Kept.LAST));
        }
        return checkpoint;
    }

    private String offer(Kept refused) {
        for (Kept kept : Kept.values()) {
            if (kept != refused && CheckpointFile.problem(checkpoint(kept)).isEmpty()) {
                return "the " + kept.word() + " one is whole ("
                        + CheckpointFile.readState(checkpoint(kept)).step()
                        + " steps done): go on from it with 'areogan train --resume " + path + " --from "
                        + kept.word() + "'";
            }
        }
        return "no whole checkpoint is left in " + checkpoints() + ", so begin the run anew in another folder with -o";
    }

    /**
     * Deletes what the run in a folder, and the run of its first stage, could be gone on with from. All else stays.
     *
     * @throws UserException if a file cannot be deleted
     */
    public static void deleteCheckpoints(Path run) {
        RunFolder folder = new RunFolder(run);
        for (Path checkpoints : List.of(folder.checkpoints(), new RunFolder(folder.firstStage()).checkpoints())) {
            if (!Files.isDirectory(checkpoints)) {
                continue;
            }
            try (Stream<Path> files = Files.list(checkpoints)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
                Files.delete(checkpoints);
            } catch (IOException failure) {
                throw new UserException(
                        "cannot delete " + checkpoints + ", which is needed no more: " + failure
                                + "; check its permissions",
                        failure);
            }
        }
    }

    /** Gives a file a second name, at once; a copy where the disk has no links. */
    private static void keep(Path file, Path as) {
        Path link = as.resolveSibling("." + as.getFileName() + ".link");
        try {
            Files.deleteIfExists(link);
            Files.createLink(link, file);
            Files.move(link, as, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // A rename between two names of the same file does nothing, so that the first would stay.
            Files.deleteIfExists(link);
        } catch (IOException | UnsupportedOperationException noLinks) {
            AtomicFile.write(as, out -> Files.copy(file, out));
        }
    }
}
