package org.areogan.program.segment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SegmentationProgressTest {
    private final StringWriter text = new StringWriter();
    private final AtomicLong nanos = new AtomicLong();

    private void advance(SegmentationProgress progress, double seconds, int done, int troubles) {
        nanos.set((long) (seconds * 1e9));
        progress.advanced(done, 1000, troubles);
    }

    @Test
    void aJobThatIsGoneOnWithTellsWhere() {
        try (SegmentationProgress progress = new SegmentationProgress(new PrintWriter(text, true), false, nanos::get)) {
            progress.resumed(1000, 2000);
            progress.resumed(2000, 2000);
        }
        assertThat(text.toString().lines())
                .containsExactly(
                        "going on at frame 1,001 of 2,000", "all 2,000 frames are segmented already; writing files");
    }

    @Test
    void aLineEveryTenSecondsTellsTheTimeLeft() {
        try (SegmentationProgress progress = new SegmentationProgress(new PrintWriter(text, true), false, nanos::get)) {
            advance(progress, 4, 100, 0);
            advance(progress, 8, 140, 0);
            assertThat(text.toString()).isEmpty();
            advance(progress, 12, 180, 2);
            advance(progress, 20, 260, 2);
            advance(progress, 24, 300, 3);
        }
        assertThat(text.toString().lines())
                .containsExactly(
                        "segmented 180 of 1000 frames, 2 could not be read, 0:01:22 left",
                        "segmented 300 of 1000 frames, 3 could not be read, 0:01:10 left");
    }

    @Test
    void theLastLineTellsThatAllAreDone() {
        try (SegmentationProgress progress = new SegmentationProgress(new PrintWriter(text, true), false, nanos::get)) {
            advance(progress, 12, 0, 0);
            advance(progress, 14, 500, 0);
            advance(progress, 15, 1000, 3);
            advance(progress, 16, 1000, 3);
        }
        assertThat(text.toString().lines())
                .containsExactly("segmented 0 of 1000 frames", "segmented 1000 of 1000 frames, 3 could not be read");
    }

    @Test
    void whatIsSoonDoneTellsNothing() {
        try (SegmentationProgress progress = new SegmentationProgress(new PrintWriter(text, true), false, nanos::get)) {
            advance(progress, 2, 0, 0);
            advance(progress, 3, 1000, 0);
        }
        assertThat(text.toString()).isEmpty();
    }
}
