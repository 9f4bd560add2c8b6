package org.areogan.onnx;

/**
 * How far a probability may be from the engine's: {@link OnnxCheck#TOLERANCE}, or, where logits are so large that rounding alone
 * makes more, what rounding makes.
 *
 * <p>Two programs that add the same 32-bit floats in another order differ by a share of the largest value, not of the result. With
 * logits up to L each may be off by {@link #SHARE} L, so the logarithm of a probability's odds by twice as much: {@code p} can
 * become anything between {@code p e^-t / (1 - p + p e^-t)} and {@code p e^t / (1 - p + p e^t)}, {@code t = 2 SHARE L}. That is next
 * to nothing for a class that is certain, and passes 0.0001 nowhere while L is below 26.
 *
 * @param largestLogit by the engine
 */
record Tolerance(double largestLogit) {
    /** Of 24 bits seven may be lost on the way through the layers. In networks of random values it was two to six. */
    static final double SHARE = 0x1p-17;

    /** @param probability by the engine */
    double of(double probability) {
        double shift = 2 * SHARE * largestLogit;
        double rounding = Math.max(moved(probability, shift), -moved(probability, -shift));
        // Math.max would lose what is no number.
        return rounding > OnnxCheck.TOLERANCE ? rounding : OnnxCheck.TOLERANCE;
    }

    /** By how much a probability grows when the logarithm of its odds does by this. */
    private static double moved(double probability, double shift) {
        double growth = Math.expm1(shift);
        return probability * (1 - probability) * growth / (1 + probability * growth);
    }
}
