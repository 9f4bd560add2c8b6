package org.areogan.program.segment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A kind of file that segmented frames are written to as they come, so that none need be kept. */
public interface SegmentOutput {
    /** Takes frames one after the other. */
    @FunctionalInterface
    interface Sink {
        void accept(SegmentedFrame frame) throws IOException;
    }

    /** Segments all frames once, into a sink. */
    @FunctionalInterface
    interface Pass {
        void into(Sink sink) throws IOException;
    }

    /** What it will write for frames of these names. */
    List<Path> files(List<String> names);

    /** Opens a sink, runs the pass into it and closes it; if the pass fails no half-written file stays. */
    void write(Pass pass) throws IOException;

    /** Writes to all outputs in one pass. */
    static void writeAll(List<SegmentOutput> outputs, Pass pass) throws IOException {
        SegmentOutput first = outputs.get(0);
        if (outputs.size() == 1) {
            first.write(pass);
            return;
        }
        first.write(sink -> writeAll(
                outputs.subList(1, outputs.size()),
                others -> pass.into(frame -> {
                    sink.accept(frame);
                    others.accept(frame);
                })));
    }
}
