package org.areogan.trainer.report;

import java.util.List;
import java.util.Optional;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.score.ConfusionMatrix;
import org.areogan.terrain.score.Scores;
import org.areogan.trainer.events.EpochRecord;
import org.areogan.trainer.report.page.LineChart;

/**
 * What the report says; the template says how it looks.
 *
 * @param name of the run
 * @param status one word
 * @param advice what to try where something goes wrong
 * @param facts of the run
 * @param classes that are told apart
 * @param epochs finished so far
 * @param losses names of what each epoch has a mean of
 * @param best the best of them
 * @param charts over the epochs
 * @param pictures of some of them
 * @param configuration line by line
 */
public record ReportPage(
        String name,
        String status,
        List<String> advice,
        List<Fact> facts,
        ClassSet classes,
        List<EpochRecord> epochs,
        List<String> losses,
        Optional<EpochRecord> best,
        List<LineChart> charts,
        List<Picture> pictures,
        List<ConfigurationLine> configuration) {
    /** A thing to know and its value. */
    public record Fact(String name, String value) {}

    /** A PNG in base 64. */
    public record Picture(int epoch, String png) {}

    /** A line of YAML and whether it differs from the preset. */
    public record ConfigurationLine(String text, boolean marked) {}

    public static Scores scores(EpochRecord epoch) {
        return Scores.of(epoch.validation());
    }

    /** Share of a true class's pixels that were predicted as that class; NaN if it has none. */
    public static double share(ConfusionMatrix matrix, int truth, int prediction) {
        long row = 0;
        for (int each = 0; each < matrix.classes().size(); each++) {
            row += matrix.count(truth, each);
        }
        return row == 0 ? Double.NaN : (double) matrix.count(truth, prediction) / row;
    }
}
