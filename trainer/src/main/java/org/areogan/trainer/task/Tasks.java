package org.areogan.trainer.task;

import org.areogan.trainer.configuration.RunConfiguration;

/** The tasks that there are. */
public final class Tasks {
    private Tasks() {}

    public static Task of(RunConfiguration configuration) {
        return switch (configuration.task()) {
            case SEGMENT ->
                configuration.generator().stages() == 1 ? new SegmentTask() : new CorrectTask(configuration);
            case PAINT -> new PaintTask();
            case INPAINT -> new InpaintTask();
        };
    }
}
