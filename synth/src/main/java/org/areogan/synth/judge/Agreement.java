package org.areogan.synth.judge;

import java.util.OptionalDouble;
import org.areogan.generator.Prediction;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;

/**
 * How far a segmenter sees what a mask claims.
 *
 * @param rareIou intersection over union of the rare class, 0 to 1; 0 where neither shows it
 * @param rareConfidence mean probability of the rare class where the mask claims it, 0 to 1
 * @param othersIou mean intersection over union of the other classes that the mask claims, 0 to 1; empty if it claims
 *     none
 */
record Agreement(double rareIou, double rareConfidence, OptionalDouble othersIou) {
    /** Pixels without a label are left out, as are those of classes that are not scored. */
    static Agreement of(Mask claimed, Prediction prediction, ClassSet classes, int rare) {
        int size = classes.size();
        long[] both = new long[size];
        long[] either = new long[size];
        double confidence = 0;
        long rarePixels = 0;
        for (int pixel = 0; pixel < claimed.ids().length; pixel++) {
            int id = claimed.ids()[pixel] & 0xff;
            if (id >= size || !classes.get(id).scored()) {
                continue;
            }
            int seen = prediction.mask().ids()[pixel] & 0xff;
            either[id]++;
            if (seen == id) {
                both[id]++;
            } else if (seen < size) {
                either[seen]++;
            }
            if (id == rare) {
                confidence += prediction.probabilities()[pixel * size + rare];
                rarePixels++;
            }
        }
        return new Agreement(
                either[rare] == 0 ? 0 : both[rare] / (double) either[rare],
                rarePixels == 0 ? 0 : confidence / rarePixels,
                others(claimed, classes, rare, both, either));
    }

    private static OptionalDouble others(Mask claimed, ClassSet classes, int rare, long[] both, long[] either) {
        boolean[] claims = new boolean[classes.size()];
        for (byte id : claimed.ids()) {
            if ((id & 0xff) < claims.length) {
                claims[id & 0xff] = true;
            }
        }
        double sum = 0;
        int count = 0;
        for (int id = 0; id < claims.length; id++) {
            if (claims[id] && id != rare && classes.get(id).scored()) {
                sum += both[id] / (double) either[id];
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
