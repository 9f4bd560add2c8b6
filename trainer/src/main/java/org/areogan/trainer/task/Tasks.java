package org.areogan.trainer.task;

import org.areogan.trainer.configuration.RunConfiguration;

/** The tasks that there are. */
public final class Tasks {
    private Tasks() {}

    public static Task of(RunConfiguration configuration) {
        return switch (configuration.task()) {
            case SEGMENT -> new SegmentTask();
            case PAINT -> new PaintTask();
            case INPAINT -> new InpaintTask();
        };
    }
}
