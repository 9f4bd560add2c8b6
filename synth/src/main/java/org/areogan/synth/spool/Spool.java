package org.areogan.synth.spool;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.areogan.files.FolderLock;
import org.areogan.files.UserException;
import org.areogan.synth.proposal.Proposal;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.GreyBytes;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what an export has made so far in {@code .areogan-synth} in its folder, so that it can be interrupted at any time.
 *
 * <p>Proposals are kept and dropped in rounds. A round counts once {@link #endRound} has returned; whatever came after the
 * last ended round is cut off when the spool is opened again, so that an export that is gone on with ends with the same
 * bytes as an unbroken one. The memory used does not grow with the number of pairs.
 *
 * <pre>
 * request.json     what was asked for
 * pairs.bin        frames and masks
 * manifest.jsonl   a line for each pair, see {@link ManifestEntry}
 * dropped.jsonl    a line for each dropped proposal, see {@link DroppedProposal}
 * progress.json    how far the ended rounds went
 * </pre>
 */
public final class Spool implements MadePairs, AutoCloseable {
    private final SpoolFolder folder;
    private final FolderLock lock;
    private final ClassSet classes;
    private final AppendFile pairs;
    private final AppendFile manifest;
    private final AppendFile droppedLines;
    private @Nullable ExportTally tally;
    private SpoolProgress ended;
    private int kept;
    private long dropped;
    private boolean failed;

    private Spool(SpoolFolder folder, FolderLock lock, ClassSet classes, SpoolProgress ended, List<AppendFile> files) {
        this.folder = folder;
        this.lock = lock;
        this.classes = classes;
        this.ended = ended;
        this.kept = ended.kept();
        this.dropped = ended.dropped();
        this.pairs = files.get(0);
        this.manifest = files.get(1);
        this.droppedLines = files.get(2);
    }

    /**
     * Begins an export into a folder, or goes on with the one there.
     *
     * @param directory where the export will lie
     * @param identity all that decides which pairs come out, by name, e.g. {@code seed}
     * @throws UserException if a finished export is there, or an unfinished one of another identity; if its files are
     *     damaged, in use elsewhere or cannot be written
     */
    public static Spool open(Path directory, Map<String, String> identity, ClassSet classes) {
        SpoolFolder folder = new SpoolFolder(directory);
        FolderLock lock = folder.lock();
        List<AppendFile> open = new ArrayList<>();
        try {
            SpoolProgress ended = folder.begin(identity);
            open.add(AppendFile.open(folder.pairs(), ended.pairsBytes()));
            open.add(AppendFile.open(folder.manifest(), ended.manifestBytes()));
            open.add(AppendFile.open(folder.dropped(), ended.droppedBytes()));
            return new Spool(folder, lock, classes, ended, open);
        } catch (RuntimeException failure) {
            open.forEach(AppendFile::close);
            lock.close();
            throw failure;
        }
    }

    /**
     * Keeps a pair.
     *
     * @param attempt counted from 0 over all proposals
     * @param seed that makes it again
     * @param scores of the judge, by name
     * @return what the manifest says of it
     * @throws UserException if the disk is full; the spool must then be closed and opened again
     */
    public ManifestEntry keep(Proposal proposal, long attempt, long seed, Map<String, Double> scores) {
        requireWhole();
        Sample sample = proposal.sample();
        byte[] frame = GreyBytes.of(sample.frame());
        ManifestEntry entry = PairEntries.of(kept, proposal, frame, attempt, seed, scores, classes);
        failed = true;
        pairs.append(PairFile.encode(
                sample.frame().height(),
                sample.frame().width(),
                frame,
                sample.mask().ids()));
        manifest.append(JsonLines.line(entry));
        tally = null;
        failed = false;
        kept++;
        return entry;
    }

    /** Notes a proposal that is not kept. @throws UserException as {@link #keep} does */
    public void drop(DroppedProposal proposal) {
        requireWhole();
        failed = true;
        droppedLines.append(JsonLines.line(proposal));
        tally = null;
        failed = false;
        dropped++;
    }

    /**
     * Makes all that was kept and dropped so far durable.
     *
     * @param nextAttempt where to go on after an interruption
     * @throws UserException as {@link #keep} does
     */
    public void endRound(long nextAttempt) {
        requireWhole();
        SpoolProgress now =
                new SpoolProgress(kept, dropped, pairs.length(), manifest.length(), droppedLines.length(), nextAttempt);
        failed = true;
        pairs.force();
        manifest.force();
        droppedLines.force();
        now.write(folder.progress());
        failed = false;
        ended = now;
    }

    /** Pairs kept, those of the round under way among them. */
    @Override
    public int kept() {
        return kept;
    }

    /** Proposals dropped, those of the round under way among them. */
    @Override
    public long dropped() {
        return dropped;
    }

    /** What the last ended round gave; 0 at the beginning. */
    public long nextAttempt() {
        return ended.nextAttempt();
    }

    /** Where the export will lie. */
    public Path directory() {
        return folder.directory();
    }

    /** The classes of the masks. */
    @Override
    public ClassSet classes() {
        return classes;
    }

    @Override
    public <E extends Exception> void forEach(PairVisitor<E> visitor) throws E {
        try (PairFile.Reader reader = new PairFile.Reader(folder.pairs())) {
            forEachEntry(entry -> visitor.visit(entry, reader.next(entry)));
        }
    }

    /** Reads the last pairs, at most so many, oldest first, each when its turn has come. */
    public void forEachNewest(int most, Consumer<Sample> visitor) {
        PairFile.forEachNewest(folder.pairs(), kept, most, visitor);
    }

    @Override
    public <E extends Exception> void forEachEntry(JsonLines.Visitor<ManifestEntry, E> visitor) throws E {
        JsonLines.forEach(folder.manifest(), kept, ManifestEntry.class, visitor);
    }

    @Override
    public <E extends Exception> void forEachDropped(JsonLines.Visitor<DroppedProposal, E> visitor) throws E {
        JsonLines.forEach(folder.dropped(), dropped, DroppedProposal.class, visitor);
    }

    /** What both logs add up to; they are read for it once, unless pairs follow. */
    @Override
    public ExportTally tally() {
        ExportTally known = tally;
        if (known == null) {
            known = ExportTally.of(this);
            tally = known;
        }
        return known;
    }

    public SpoolFolder folder() {
        return folder;
    }

    /** Whether all that was kept and dropped belongs to an ended round. */
    public boolean atRest() {
        return !failed && ended.kept() == kept && ended.dropped() == dropped;
    }

    /** Frees the files; they stay for going on. */
    @Override
    public void close() {
        pairs.close();
        manifest.close();
        droppedLines.close();
        lock.close();
    }

    /** Closes the spool and deletes its files, once the export is finished. */
    public void remove() {
        close();
        folder.remove();
    }

    private void requireWhole() {
        if (failed) {
            throw new IllegalStateException("writing failed before: close the spool in " + folder.directory()
                    + " and open it again, which goes back to the last ended round");
        }
    }
}
