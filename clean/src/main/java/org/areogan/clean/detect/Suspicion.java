package org.areogan.clean.detect;

/**
 * That a frame may be spoilt.
 *
 * @param frame its index in the data set
 * @param score how sure the detector is, see {@link DetectorKind}
 * @param reason a sentence for people
 */
public record Suspicion(int frame, DetectorKind detector, double score, String reason) {}
