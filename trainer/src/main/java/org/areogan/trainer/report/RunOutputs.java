package org.areogan.trainer.report;

import java.time.Clock;
import java.util.List;
import org.areogan.trainer.checkpoint.RunFolder;
import org.areogan.trainer.events.TrainingListener;

/** What every run writes for people and other tools. */
public final class RunOutputs {
    private RunOutputs() {}

    /**
     * Metrics, pictures, TensorBoard events and the report, in this order. What goes wrong in them is logged as a
     * warning, and the run goes on: none of it is needed to go on with a run.
     *
     * @param clock for the times in TensorBoard events
     */
    public static List<TrainingListener> listeners(RunFolder folder, Clock clock) {
        return List.of(
                new Forgiving("Writing " + folder.metrics(), new MetricsLog(folder.metrics())),
                new Forgiving("Writing pictures to " + folder.pictures(), new SamplePictures(folder.pictures())),
                new Forgiving(
                        "Writing TensorBoard events to " + folder.tensorboard(),
                        new TensorBoardLog(folder.tensorboard(), clock)),
                new Forgiving("Writing " + folder.report(), new ReportFile(folder)));
    }
}
