package org.areogan.program.options;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.areogan.generator.SegmentOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How frames are looked at by a segmenter. */
public final class LookOptions {
    private static final String AUTO = "auto";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    private List<Double> scales = SegmentOptions.STANDARD.scales();

    @Option(
            names = "--flips",
            description = "Look at each frame from left to right reversed too, and average: better, and twice as slow.")
    private boolean flips;

    @Option(
            names = "--tile",
            paramLabel = "PIXELS",
            description =
                    "Frames of more than PIXELS x PIXELS are looked at in overlapping tiles of this side, at least"
                            + " 512. Usually 704, but up to 1024 x 1024 whole.")
    private @Nullable Integer tile;

    @Option(
            names = "--scale",
            split = ",",
            paramLabel = "FACTOR",
            description =
                    "Show the network each frame in this size, e.g. 0.5 for half the height and width, so that rocks"
                            + " have about the size that they had in training; several, joined by commas, are averaged; auto takes"
                            + " the scale at which the network is surest. Usually 1.")
    void scales(List<String> given) {
        List<Double> factors = new ArrayList<>();
        for (String each : given) {
            factors.add(each.toLowerCase(Locale.ROOT).equals(AUTO) ? SegmentOptions.AUTO : factor(each));
        }
        scales = List.copyOf(factors);
    }

    private double factor(String text) {
        try {
            double factor = Double.parseDouble(text);
            if (factor > 0) {
                return factor;
            }
        } catch (NumberFormatException noNumber) {
            throw new ParameterException(command.commandLine(), unread(text), noNumber);
        }
        throw new ParameterException(command.commandLine(), unread(text));
    }

    private static String unread(String text) {
        return "--scale is " + text + "; it can be a factor such as 0.5, or auto";
    }

    /** Whether the network chooses a scale for each frame. */
    public boolean choosesScale() {
        return scales.contains(SegmentOptions.AUTO);
    }

    /** @throws org.areogan.files.UserException if a scale or the tile is out of range */
    public SegmentOptions options() {
        SegmentOptions asked = SegmentOptions.STANDARD
                .withScales(scales.toArray(Double[]::new))
                .withFlips(flips);
        return tile == null ? asked : asked.withTile(tile);
    }
}
