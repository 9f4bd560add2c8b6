package org.areogan.program.segment.formats;

import org.areogan.terrain.labelling.LabellingOutput;

/** A folder for a labelling tool; the frames, which it holds too, are read again. */
final class LabellingFolder implements SegmentOutput {
    private final LabellingOutput output;

    LabellingFolder(LabellingOutput output) {
        this.output = output;
    }

    @Override
    public void write(MaskedFrame frame) {
        output.write(frame.source().name(), frame.source().read(), frame.mask());
    }

    @Override
    public void commit() {
        output.commit();
    }

    @Override
    public void close() {
        output.close();
    }
}
