package org.areogan.discriminator;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/**
 * The discriminator of an inpainter: a small U-Net that sees a frame alone and says of each pixel whether it is real ground,
 * a real piece of the class, or painted (Sushko et al. 2021, "You Only Need Adversarial Supervision for Semantic Image
 * Synthesis"). What it is not shown it cannot be fooled with: a piece that is no piece of its class is no real one.
 *
 * @param options of which the filters are those of the levels, from the top down, and of which {@code strided} is not used
 */
public record PieceJudge(DiscriminatorOptions options) implements Discriminator {
    /** Places of the logits. */
    public static final int GROUND = 0;

    public static final int PIECE = 1;
    public static final int PAINTED = 2;

    public static final int OUTPUTS = 3;

    /** @return logits [batch, height, width, 3] */
    @Override
    public Verdict verdict(NetworkScope scope, FeatureMap frame) {
        return new SmallUNet(options, OUTPUTS).verdict(scope, frame);
    }

    @Override
    public String describe(Parameters parameters, String network) {
        return new SmallUNet(options, OUTPUTS).describe("judge of pieces", parameters, network);
    }
}
