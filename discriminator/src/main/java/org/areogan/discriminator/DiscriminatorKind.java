package org.areogan.discriminator;

import java.util.List;

/** The discriminators that there are. */
public enum DiscriminatorKind {
    /** A PatchGAN of 4x4 convolutions: a logit for each overlapping patch. */
    PATCH {
        @Override
        Discriminator of(DiscriminatorOptions options) {
            return new PatchGan(options, 4, options.strided());
        }

        @Override
        void require(List<Integer> filters, int strided) {
            int most = Math.min(3, filters.size());
            if (strided < 1 || strided > most) {
                throw new IllegalArgumentException(
                        "discriminator.strided must be 1 to " + most + " with filters " + filters + ", got " + strided);
            }
        }
    },
    /** The same of 1x1 convolutions: a logit for each pixel. */
    PIXEL {
        @Override
        Discriminator of(DiscriminatorOptions options) {
            return new PatchGan(options, 1, 0);
        }
    },
    /** A U-Net that bets on where a prediction is wrong; it does not tell real pairs from made ones. */
    GAMBLER {
        @Override
        Discriminator of(DiscriminatorOptions options) {
            return new Gambler(options);
        }

        @Override
        public boolean tellsRealFromMade() {
            return false;
        }
    },
    /** A U-Net that tells real ground, real pieces and painted ones apart, pixel by pixel; for inpainting alone. */
    PIECES {
        @Override
        Discriminator of(DiscriminatorOptions options) {
            return new PieceJudge(options);
        }

        @Override
        public boolean tellsRealFromMade() {
            return false;
        }
    };

    /** Whether it judges real pairs of a frame and a mask as well as made ones. */
    public boolean tellsRealFromMade() {
        return true;
    }

    abstract Discriminator of(DiscriminatorOptions options);

    /** @throws IllegalArgumentException if this kind cannot be built so; names the key */
    void require(List<Integer> filters, int strided) {}
}
