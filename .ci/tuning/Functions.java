import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;
import org.areogan.trainer.tuning.space.SearchSpace;
import org.areogan.trainer.tuning.strategy.BayesSearch;
import org.areogan.trainer.tuning.strategy.Proposal;
import org.areogan.trainer.tuning.strategy.Proposals;
import org.areogan.trainer.tuning.strategy.RandomSearch;
import org.areogan.trainer.tuning.strategy.Trial;
import org.areogan.trainer.tuning.strategy.Trial.Outcome;

/** Areogan's strategies on known functions; functions.py has the same ones. Each has a maximum to be found. */
final class Functions {
    private static final SearchSpace PLANE = SearchSpace.parse("x: {uniform: [-5, 10]}\ny: {uniform: [0, 15]}", "plane");
    private static final SearchSpace MIXED = SearchSpace.parse(
            "rate: {log: [1e-5, 1]}\nlayers: {integer: [1, 9]}\nkind: {choice: [plain, focal, dice]}", "mixed");
    private static final SearchSpace CUBE = SearchSpace.parse(
            "a: {uniform: [0, 1]}\nb: {uniform: [0, 1]}\nc: {uniform: [0, 1]}", "cube");

    private static final double[] HEIGHTS = {1, 1.2, 3, 3.2};
    private static final double[][] STEEPNESS = {{3, 10, 30}, {0.1, 10, 35}, {3, 10, 30}, {0.1, 10, 35}};
    private static final double[][] PLACES = {
        {0.3689, 0.1170, 0.2673}, {0.4699, 0.4387, 0.7470}, {0.1091, 0.8732, 0.5547}, {0.0381, 0.5743, 0.8828}
    };

    private Functions() {}

    public static void main(String[] arguments) {
        int seeds = Integer.parseInt(arguments[0]);
        System.out.println("function, trials, strategy: mean best");
        compare("branin, 25", seeds, PLANE, 25, Functions::branin);
        compare("mixed, 20", seeds, MIXED, 20, Functions::mixed);
        compare("hartmann3, 30", seeds, CUBE, 30, Functions::hartmann);
    }

    private static void compare(
            String name, int seeds, SearchSpace space, int trials, ToDoubleFunction<Proposal> function) {
        tell(name + ", Areogan random", seeds, seed -> new RandomSearch(space, seed, trials), function);
        tell(name + ", Areogan bayes", seeds, seed -> new BayesSearch(space, seed, trials, 1), function);
        tell(name + ", Areogan bayes --parallel 4", seeds, seed -> new BayesSearch(space, seed, trials, 4), function);
    }

    private static void tell(
            String name, int seeds, LongFunction<Proposals> search, ToDoubleFunction<Proposal> function) {
        double sum = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            sum += best(search.apply(seed), function);
        }
        System.out.printf(Locale.ROOT, "%s: %.4f%n", name, sum / seeds);
    }

    private static double best(Proposals proposals, ToDoubleFunction<Proposal> function) {
        List<Trial> trials = new ArrayList<>();
        Optional<Proposal> next = proposals.next(trials);
        while (next.isPresent()) {
            double value = function.applyAsDouble(next.get());
            trials.add(new Trial(
                    trials.size() + 1, next.get(), Double.isNaN(value) ? Outcome.DIVERGED : Outcome.SCORED, value));
            next = proposals.next(List.copyOf(trials));
        }
        return trials.stream().min(Trial.BEST_FIRST).orElseThrow().score();
    }

    private static double number(Proposal proposal, int key) {
        return Double.parseDouble(proposal.values().get(key));
    }

    /** Branin's, turned round: its three maxima are -0.3979. */
    private static double branin(Proposal proposal) {
        double x = number(proposal, 0);
        double y = number(proposal, 1);
        double bend = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6;
        return -(bend * bend + 10 * (1 - 1 / (8 * Math.PI)) * Math.cos(x) + 10);
    }

    /** Its maximum is 1, at 0.003, 5 and focal; with dice there is no value at great rates. */
    private static double mixed(Proposal proposal) {
        double rate = Math.log10(number(proposal, 0) / 0.003);
        double layers = (number(proposal, 1) - 5) / 4;
        String kind = proposal.values().get(2);
        if (kind.equals("dice") && rate > 1) {
            return Double.NaN;
        }
        double shift = kind.equals("plain") ? 0.5 : 0;
        double height = kind.equals("focal") ? 0 : 0.3;
        return 1 - (rate - shift) * (rate - shift) - layers * layers - height;
    }

    /** Hartmann's with three variables, turned round: its maximum is 3.8628. */
    private static double hartmann(Proposal proposal) {
        double sum = 0;
        for (int i = 0; i < HEIGHTS.length; i++) {
            double exponent = 0;
            for (int j = 0; j < 3; j++) {
                double distance = number(proposal, j) - PLACES[i][j];
                exponent += STEEPNESS[i][j] * distance * distance;
            }
            sum += HEIGHTS[i] * Math.exp(-exponent);
        }
        return sum;
    }
}
