package org.areogan.program.segment;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import me.tongfei.progressbar.ProgressBar;
import org.areogan.program.segment.job.SegmentationListener;
import org.areogan.program.shell.Progress;
import org.jspecify.annotations.Nullable;

/**
 * Shows how many frames are segmented: a bar on a terminal, otherwise a line every some seconds, and where there was one, a last
 * line when all are.
 */
final class SegmentationProgress implements SegmentationListener {
    private final PrintWriter err;
    private final boolean bars;
    private final LongSupplier clock;
    private final String what;
    private @Nullable ProgressBar bar;
    private int before = -1;
    private int told = -1;
    private long began;
    private long lastLine;

    /** Of frames. */
    SegmentationProgress(PrintWriter err, boolean bars, LongSupplier clock) {
        this(err, bars, clock, "frames");
    }

    /**
     * @param bars whether a line can be drawn over
     * @param clock in nanoseconds
     * @param what is counted
     */
    SegmentationProgress(PrintWriter err, boolean bars, LongSupplier clock, String what) {
        this.what = what;
        this.err = err;
        this.bars = bars;
        this.clock = clock;
        this.began = clock.getAsLong();
        this.lastLine = began;
    }

    @Override
    public void resumed(int done, int all) {
        err.println(
                done < all
                        ? String.format(Locale.ROOT, "going on at frame %,d of %,d", done + 1, all)
                        : String.format(Locale.ROOT, "all %,d frames are segmented already; writing files", all));
    }

    @Override
    public void advanced(int done, int all, int troubles) {
        long now = clock.getAsLong();
        if (before < 0) {
            // What an earlier run has done, or the first batch, which waited for the engine, tells nothing of the pace.
            before = done;
            began = now;
        }
        if (bars) {
            draw(done, all, troubles, now);
        } else if (now - lastLine >= Progress.LINE_EVERY_NANOS || (done == all && told >= 0 && told < all)) {
            lastLine = now;
            told = done;
            err.println("segmented " + done + " of " + all + " " + what + unread(troubles) + left(done, all, now));
        }
    }

    private void draw(int done, int all, int troubles, long now) {
        if (bar == null) {
            bar = Progress.bar(what, all);
        }
        bar.stepTo(done);
        bar.setExtraMessage(unread(troubles) + left(done, all, now));
    }

    private static String unread(int troubles) {
        return troubles == 0 ? "" : String.format(Locale.ROOT, ", %d could not be read", troubles);
    }

    private String left(int done, int all, long now) {
        return done == before || done == all
                ? ""
                : ", " + Progress.duration(Math.round((now - began) / 1e9 / (done - before) * (all - done))) + " left";
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            bar = null;
        }
    }
}
