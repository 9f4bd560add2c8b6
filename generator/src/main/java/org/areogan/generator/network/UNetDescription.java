package org.areogan.generator.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.areogan.engine.layers.Norm;
import org.areogan.generator.network.block.Block;
import org.areogan.generator.network.block.Bridge;
import org.areogan.generator.network.skip.Fusion;
import org.areogan.generator.network.skip.Skip;

/** Options of a U-Net in words. */
final class UNetDescription {
    private UNetDescription() {}

    static String of(UNet.Options options) {
        return "U-Net " + options.filters().stream().map(String::valueOf).collect(Collectors.joining("-"))
                + ", bottleneck " + options.bottleneck() + ", " + options.kernel() + "x" + options.kernel() + ", "
                + (options.norm() == Norm.NONE ? "no" : words(options.norm())) + " norm, dropout " + options.dropout()
                + " (" + words(options.dropoutKind()) + ")"
                + parts(options).stream().map(part -> ", " + part).collect(Collectors.joining())
                + ", down by " + words(options.down()) + ", up by " + words(options.up())
                + "; frames are padded to multiples of " + options.multiple();
    }

    /** What is not as in Ronneberger et al. 2015. */
    private static List<String> parts(UNet.Options options) {
        List<String> parts = new ArrayList<>();
        if (options.block() != Block.PLAIN) {
            parts.add(words(options.block()) + " blocks");
        }
        if (options.squeezeExcitation() > 0) {
            parts.add("squeeze and excitation by " + options.squeezeExcitation());
        }
        if (options.usesAspp()) {
            parts.add("atrous rates " + options.asppRates());
        }
        if (options.bridge() != Bridge.BLOCK) {
            parts.add("bridge " + words(options.bridge()));
        }
        if (options.skip() != Skip.PLAIN) {
            parts.add("skips " + words(options.skip()));
        }
        if (options.fusion() != Fusion.CONCATENATE) {
            parts.add(words(options.fusion()) + " fusion");
        }
        if (options.head() != Head.LAST) {
            parts.add("classes from " + words(options.head()));
        }
        if (options.deepSupervision() > 0) {
            parts.add("deep supervision " + options.deepSupervision());
        }
        if (options.stages() > 1) {
            parts.add("correcting a first stage of the same kind");
        }
        return parts;
    }

    static String words(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
