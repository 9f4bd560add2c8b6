package org.areogan.trainer.loss;

/** The adversarial losses that there are. */
public enum AdversarialKind {
    BCE {
        @Override
        public AdversarialLoss loss(double realTarget) {
            return new BinaryCrossEntropy(realTarget);
        }
    },
    LSGAN {
        @Override
        public AdversarialLoss loss(double realTarget) {
            return new LeastSquares(realTarget);
        }
    },
    HINGE {
        @Override
        public AdversarialLoss loss(double realTarget) {
            return new Hinge();
        }
    };

    /** @param realTarget what the discriminator is to call a real pair (bce and lsgan), (0.5, 1] */
    public abstract AdversarialLoss loss(double realTarget);
}
