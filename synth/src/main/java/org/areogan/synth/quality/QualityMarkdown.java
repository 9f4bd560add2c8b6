package org.areogan.synth.quality;

import static org.areogan.trainer.report.page.MarkdownTable.number;
import static org.areogan.trainer.report.page.MarkdownTable.percent;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.areogan.synth.quality.SetContents.ClassContents;
import org.areogan.synth.quality.features.FeatureComparison;
import org.areogan.synth.quality.features.Nearness;
import org.areogan.trainer.report.page.MarkdownTable;
import org.jspecify.annotations.Nullable;

/** How good a set of synthetic pairs is, for people. */
final class QualityMarkdown {
    private final SetQuality quality;
    private final StringBuilder text = new StringBuilder();

    private QualityMarkdown(SetQuality quality) {
        this.quality = quality;
    }

    static String of(SetQuality quality) {
        QualityMarkdown report = new QualityMarkdown(quality);
        report.writeHead();
        report.writeValidity();
        report.writeClasses();
        report.writeGrey();
        report.writeComparisons();
        report.writeNearness();
        report.text.append("\n### Limits of these numbers\n\n").append(MarkdownTable.list(quality.notes()));
        return report.text.toString();
    }

    private void writeHead() {
        text.append("## Quality\n\n")
                .append(quality.synthetic().pairs())
                .append(" synthetic pairs of ")
                .append(quality.synthetic().source())
                .append(" beside ")
                .append(quality.real().pairs())
                .append(" real ones of ")
                .append(quality.real().source())
                .append(".\n");
    }

    private void writeValidity() {
        SetContents real = quality.real();
        SetContents synthetic = quality.synthetic();
        MarkdownTable table = new MarkdownTable("pairs", "real", "synthetic");
        table.row("all", number(real.pairs()), number(synthetic.pairs()));
        for (int kind = 0; kind < real.faults().size(); kind++) {
            Fault fault = real.faults().get(kind);
            table.row(
                    fault.kind().description(),
                    number(fault.pairs()),
                    number(synthetic.faults().get(kind).pairs()));
        }
        table.row("sizes", sizes(real), sizes(synthetic));
        table.row("without " + quality.rareClass(), number(real.withoutRare()), number(synthetic.withoutRare()));
        table.row("frame of an earlier pair", number(real.repeatedFrames()), number(synthetic.repeatedFrames()));
        table.row("frame and mask of an earlier pair", number(real.repeatedPairs()), number(synthetic.repeatedPairs()));
        table.row("frame of a real pair", "-", number(quality.copies().frames()));
        table.row("frame and mask of a real pair", "-", number(quality.copies().pairs()));
        section("Validity", table, List.of("The same pixels at 8 bits make a frame the same."));
        List<String> examples = new ArrayList<>();
        for (Fault fault : synthetic.faults()) {
            if (fault.pairs() > 0) {
                examples.add(fault.kind().description() + ": " + String.join(", ", fault.examples())
                        + (fault.pairs() > fault.examples().size() ? ", and more" : ""));
            }
        }
        if (!examples.isEmpty()) {
            text.append("\nSynthetic pairs with a fault, left out of all below:\n\n")
                    .append(MarkdownTable.list(examples));
        }
    }

    private static String sizes(SetContents set) {
        return set.sizes().entrySet().stream()
                .map(size -> size.getValue() + " of " + size.getKey())
                .collect(Collectors.joining(", "));
    }

    private void writeClasses() {
        MarkdownTable table = new MarkdownTable(
                "class", "share, real", "share, synthetic", "small pieces, real", "small pieces, synthetic");
        for (int id = 0; id < quality.real().classes().size(); id++) {
            ClassContents real = quality.real().classes().get(id);
            ClassContents synthetic = quality.synthetic().classes().get(id);
            table.row(real.name(), percent(real.share()), percent(synthetic.share()), small(real), small(synthetic));
        }
        table.row(
                "no label",
                percent(quality.real().unlabelled()),
                percent(quality.synthetic().unlabelled()),
                "-",
                "-");
        section(
                "Classes",
                table,
                List.of(
                        "Share: of the labelled pixels; no label: of all pixels.",
                        "Small pieces: connected at their sides, of fewer than "
                                + quality.options().smallest() + " pixels, of all pieces, and in how many pairs."));
    }

    private static String small(ClassContents contents) {
        return contents.smallPieces() + " of " + contents.pieces() + ", in " + contents.pairsWithSmallPieces();
    }

    private void writeGrey() {
        MarkdownTable table = new MarkdownTable("class", "brightness", "real", "synthetic");
        for (ClassGrey each : quality.grey()) {
            ClassGrey.Summary real = each.real();
            ClassGrey.Summary synthetic = each.synthetic();
            writeGrey(table, each.name(), "mean", real, synthetic, ClassGrey.Summary::mean);
            writeGrey(table, "", "deviation", real, synthetic, ClassGrey.Summary::deviation);
            writeGrey(table, "", "lower quartile", real, synthetic, ClassGrey.Summary::lowerQuartile);
            writeGrey(table, "", "median", real, synthetic, ClassGrey.Summary::median);
            writeGrey(table, "", "upper quartile", real, synthetic, ClassGrey.Summary::upperQuartile);
            table.row("", "Wasserstein-1", "-", number(each.wasserstein()));
        }
        section(
                "Brightness",
                table,
                List.of(
                        "In full scales, 0 (black) to 1, of the pixels of the class, at 256 levels.",
                        "Wasserstein-1: how far brightness must be moved on average to turn the real histogram into the"
                                + " synthetic one; 0 if they are the same."));
    }

    private static void writeGrey(
            MarkdownTable table,
            String name,
            String figure,
            ClassGrey.@Nullable Summary real,
            ClassGrey.@Nullable Summary synthetic,
            Function<ClassGrey.Summary, Double> of) {
        table.row(
                name,
                figure,
                number(real == null ? null : of.apply(real)),
                number(synthetic == null ? null : of.apply(synthetic)));
    }

    private void writeComparisons() {
        MarkdownTable table =
                new MarkdownTable("sets", "frames", "Fréchet", "kernel", "deviation", "density", "coverage");
        for (FeatureComparison each : quality.comparisons()) {
            table.row(
                    each.name(),
                    each.first() + " and " + each.second(),
                    number(each.frechet()),
                    number(each.kernel().mean()),
                    number(each.kernel().deviation()),
                    number(each.balls().density()),
                    number(each.balls().coverage()));
        }
        section(
                "Likeness",
                table,
                List.of(
                        "Frames are compared by " + quality.features()
                                + ". These are no Inception features: the numbers do not compare with published ones, nor with"
                                + " those of another model.",
                        "The two halves of the real set show what no difference looks like; the row below them has sets as"
                                + " large.",
                        "Fréchet: distance between the Gaussians fitted to both sets (Heusel et al. 2017); 0 or above, lower is"
                                + " more alike.",
                        "Kernel: unbiased squared distance under a cubic kernel (Binkowski et al. 2018), mean and deviation over "
                                + quality.options().subsets() + " subsets; about 0 or below for no difference.",
                        "Density: how often frames of the second set lie among those of the first (Naeem et al. 2020, k = "
                                + quality.options().neighbours() + "); 1 for no difference, lower for unlikely frames.",
                        "Coverage: share of the first set's frames that have one of the second nearby; 1 is best, low if much"
                                + " of what is real does not occur."));
    }

    private void writeNearness() {
        Nearness nearness = quality.nearness();
        MarkdownTable table = new MarkdownTable("distance to the nearest", "5th percentile", "median");
        nearness.distances().forEach(each -> table.row(each.name(), number(each.fifth()), number(each.median())));
        section(
                "Nearest frames",
                table,
                List.of(
                        percent(nearness.belowFifth())
                                + " of the synthetic frames are nearer to a real one than the nearest 5 % of real frames are to"
                                + " each other; far above 5 % they are close to copies.",
                        percent(nearness.belowMedian())
                                + " are nearer to a real one than half of the real frames are to each other; about 50 % for no"
                                + " difference, near 0 % for strangers."));
    }

    private void section(String title, MarkdownTable table, List<String> lines) {
        text.append("\n### ").append(title).append("\n\n").append(table.text());
        text.append('\n').append(MarkdownTable.list(lines));
    }
}
