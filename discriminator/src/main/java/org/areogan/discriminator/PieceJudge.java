package org.areogan.discriminator;

import org.areogan.engine.Parameters;
import org.areogan.engine.layers.FeatureMap;
import org.areogan.engine.layers.NetworkScope;

/**
 * The discriminator of an inpainter: a small U-Net that sees a frame alone and says of each pixel whether it is real ground,
 * a real piece of the class, or painted (Sushko et al. 2021, "You Only Need Adversarial Supervision for Semantic Image
 * Synthesis"). It is not shown the mask, so that a painted piece can only pass by looking like one of its class.
 *
 * @param options of which the filters are those of the levels, from the top down, and of which {@code strided} is not used
 */
public record PieceJudge(DiscriminatorOptions options) implements Discriminator {
    /** Channel of the logits for real pixels outside pieces. */
    public static final int GROUND = 0;

    /** For pixels of real pieces. */
    public static final int PIECE = 1;

    /** For painted pixels. */
    public static final int PAINTED = 2;

    /** How many channels the logits have. */
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
