package org.areogan.trainer.tuning.space;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Numbers of a range.
 *
 * @param scale along which each is as likely as any other
 * @param low the least
 * @param high the greatest
 * @param steps how many of them a grid goes through, evenly spaced along the scale; 0 if none are named
 */
record RealRange(Scale scale, double low, double high, int steps) implements Range {
    /** What is even about numbers. */
    enum Scale {
        /** Their differences. */
        UNIFORM {
            @Override
            double at(double low, double high, double share) {
                return low + share * (high - low);
            }

            @Override
            double share(double low, double high, double value) {
                return (value - low) / (high - low);
            }
        },
        /** Their quotients. */
        LOG {
            @Override
            double at(double low, double high, double share) {
                return low * StrictMath.exp(share * StrictMath.log(high / low));
            }

            @Override
            double share(double low, double high, double value) {
                return StrictMath.log(value / low) / StrictMath.log(high / low);
            }
        };

        /** The number at a share, [0, 1], of the way. */
        abstract double at(double low, double high, double share);

        /** The share of the way at which a number lies. */
        abstract double share(double low, double high, double value);

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    RealRange {
        Decimal.requireRange(low, high, steps);
        if (scale == Scale.LOG && low <= 0) {
            throw new IllegalArgumentException(
                    "log needs numbers above 0, got " + Decimal.text(low) + "; begin above 0 or write uniform");
        }
    }

    @Override
    public String at(double share) {
        return Decimal.rounded(scale.at(low, high, share), low, high);
    }

    @Override
    public double[] coordinates(String value) {
        return new double[] {scale.share(low, high, Double.parseDouble(value))};
    }

    @Override
    public Optional<List<String>> grid() {
        return steps == 0
                ? Optional.empty()
                : Optional.of(Decimal.shares(steps).stream().map(this::at).toList());
    }

    @Override
    public List<String> ends() {
        return List.of(Decimal.text(low), Decimal.text(high));
    }

    @Override
    public boolean contains(String value) {
        return Decimal.within(value, low, high);
    }

    @Override
    public String text() {
        return "{" + scale.word() + ": [" + Decimal.text(low) + ", " + Decimal.text(high) + "]" + Decimal.steps(steps)
                + "}";
    }
}
