package org.areogan.trainer.crossvalidation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.areogan.files.UserException;
import org.areogan.trainer.crossvalidation.scores.Bootstrap;
import org.areogan.trainer.crossvalidation.scores.SeedScores;
import org.areogan.trainer.report.page.MarkdownTable;

/**
 * What one configuration gains over another on the same folds with the same seeds: differences that share the frames, the
 * order and the first weights, so that most of what is chance in either cancels.
 *
 * <p>How much chance is left is told by a bootstrap (Efron 1979): scenes are drawn with replacement, since frames of a
 * scene are no independent evidence, and seeds too where there are several; an interval holds the middle 95 % of the
 * differences so drawn.
 *
 * @param first name of the one
 * @param second name of the other
 * @param seeds that both have
 * @param differences second less first, by the figure's name
 */
public record PairedComparison(String first, String second, List<Long> seeds, Map<String, Difference> differences) {
    /**
     * @param first mean over the seeds
     * @param second likewise
     * @param mean of the differences
     * @param low 2.5 % of the draws lie below
     * @param high 2.5 % of the draws lie above
     */
    public record Difference(double first, double second, double mean, double low, double high) {
        /** Whether the interval leaves no doubt of the sign. */
        public boolean isResolved() {
            return low > 0 || high < 0;
        }
    }

    /**
     * @param first folder of a cross-validation
     * @param second likewise
     * @throws UserException if they are of other data or other folds, or have no seed in common
     */
    public static PairedComparison of(Path first, Path second) {
        ValidationScores one = ValidationScores.read(first);
        ValidationScores other = ValidationScores.read(second);
        List<String> differences = one.identity().differences(other.identity());
        if (!differences.isEmpty()) {
            throw new UserException(first + " and " + second + " cannot be compared: they are of "
                    + String.join(" and ", differences)
                    + "; cross-validate both on the same data with the same --folds and split.seed");
        }
        List<Long> seeds =
                one.seeds().keySet().stream().filter(other.seeds()::containsKey).toList();
        if (seeds.isEmpty()) {
            throw new UserException(first + " has the seeds " + one.seeds().keySet() + " and " + second + " "
                    + other.seeds().keySet() + ", none in common; go on with one of them with more --seeds");
        }
        return new PairedComparison(name(first), name(second), seeds, differences(of(one, seeds), of(other, seeds)));
    }

    private static String name(Path folder) {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    private static List<SeedScores> of(ValidationScores scores, List<Long> seeds) {
        return seeds.stream()
                .map(seed -> Objects.requireNonNull(scores.seeds().get(seed)))
                .toList();
    }

    private static Map<String, Difference> differences(List<SeedScores> one, List<SeedScores> other) {
        List<String> scenes = one.get(0).sceneNames();
        int[] once = new int[scenes.size()];
        Arrays.fill(once, 1);
        List<Map<String, Double>> firsts =
                one.stream().map(scores -> scores.figures(once)).toList();
        List<Map<String, Double>> seconds =
                other.stream().map(scores -> scores.figures(once)).toList();
        Map<String, double[]> draws = draws(one, other, scenes.size());
        Map<String, Difference> differences = new LinkedHashMap<>();
        draws.forEach((name, drawn) -> {
            double first = mean(firsts, name);
            double second = mean(seconds, name);
            differences.put(
                    name, new Difference(first, second, second - first, Bootstrap.low(drawn), Bootstrap.high(drawn)));
        });
        return differences;
    }

    /** Differences of each figure, one for each draw, sorted. */
    private static Map<String, double[]> draws(List<SeedScores> one, List<SeedScores> other, int scenes) {
        RandomGenerator random = Bootstrap.random();
        Map<String, double[]> draws = new LinkedHashMap<>();
        for (int draw = 0; draw < Bootstrap.DRAWS; draw++) {
            int[] times = Bootstrap.times(scenes, random);
            Map<String, Double> sums = new LinkedHashMap<>();
            for (int i = 0; i < one.size(); i++) {
                int seed = random.nextInt(one.size());
                Map<String, Double> first = one.get(seed).figures(times);
                Map<String, Double> second = other.get(seed).figures(times);
                first.forEach((name, value) ->
                        sums.merge(name, Objects.requireNonNull(second.get(name)) - value, Double::sum));
            }
            int place = draw;
            sums.forEach((name, sum) ->
                    draws.computeIfAbsent(name, unused -> new double[Bootstrap.DRAWS])[place] = sum / one.size());
        }
        draws.values().forEach(Arrays::sort);
        return draws;
    }

    private static double mean(List<Map<String, Double>> figures, String name) {
        return figures.stream()
                .mapToDouble(each -> Objects.requireNonNull(each.get(name)))
                .average()
                .orElse(Double.NaN);
    }

    /** A row for each figure. */
    public String markdown() {
        MarkdownTable table = new MarkdownTable("figure", first, second, "difference", "95 % interval", "resolved");
        differences.forEach((name, each) -> table.row(
                name,
                figure(each.first()),
                figure(each.second()),
                signed(each.mean()),
                signed(each.low()) + " to " + signed(each.high()),
                each.isResolved() ? "yes" : "no"));
        return table.text();
    }

    /** What these numbers say, and what they do not. */
    public String sentence() {
        List<String> better = new ArrayList<>();
        List<String> worse = new ArrayList<>();
        List<String> open = new ArrayList<>();
        differences.forEach((name, each) -> {
            if (each.isResolved()) {
                (each.mean() > 0 ? better : worse).add(name + " (" + signed(each.mean()) + ")");
            } else {
                open.add(name);
            }
        });
        return second + " against " + first + " with " + (seeds.size() == 1 ? "one seed" : seeds.size() + " seeds")
                + ": "
                + (better.isEmpty() ? "nothing is shown to be better" : "better in " + String.join(", ", better)) + "; "
                + (worse.isEmpty() ? "nothing is shown to be worse" : "worse in " + String.join(", ", worse)) + "; "
                + (open.isEmpty() ? "nothing is left open" : "not resolved: " + String.join(", ", open)) + "."
                + (seeds.size() == 1
                        ? " One seed does not tell what another would give: the intervals hold for these trainings only."
                        : "");
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
