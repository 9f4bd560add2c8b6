package org.areogan.generator.network.skip;

import org.areogan.engine.layers.Activations;
import org.areogan.engine.layers.Convolutions;
import org.areogan.engine.layers.Convolutions.Kernel;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;
import org.areogan.generator.network.block.BlockOptions;

/**
 * Additive attention (Oktay et al. 2018, equation 1): {@code skip x sigmoid(psi(relu(theta(skip) + phi(raised))))}, a number
 * for each pixel, where psi, theta and phi are convolutions of single pixels and half as many channels lie in between. The
 * raised features are the gating signal, which therefore has the skip's size already.
 */
final class AttentionGate {
    private AttentionGate() {}

    static FeatureMap of(NetworkScope scope, FeatureMap skip, FeatureMap raised, BlockOptions options) {
        int between = Math.max(1, skip.channels() / 2);
        // One bias is enough for a sum.
        FeatureMap theta = Convolutions.convolution(
                scope.within("skip"), skip, new Kernel(between, 1, 1, false, options.initializer(), false));
        FeatureMap phi = Convolutions.convolution(
                scope.within("signal"), raised, new Kernel(between, 1, 1, options.initializer()));
        FeatureMap psi = Convolutions.convolution(
                scope.within("psi"),
                Activations.relu(scope, Activations.sum(theta, phi)),
                new Kernel(1, 1, 1, options.initializer()));
        return Activations.scaled(skip, Activations.sigmoid(scope, psi));
    }
}
