package org.areogan.onnx;

/**
 * What a frame goes through before the network sees it, as the ONNX graph is to do it: {@code (grey - mean) / deviation}, then
 * the last row and column are repeated until height and width are multiples of a number.
 *
 * @param mean subtracted from all frames, in full scales
 * @param deviation all frames are divided by, above 0
 * @param eachFrame whether each frame's own mean and deviation are used instead
 * @param smallestDeviation below which no frame's own deviation is taken, above 0
 * @param multiple 1 or above
 */
public record FramePreparation(
        double mean, double deviation, boolean eachFrame, double smallestDeviation, int multiple) {
    public FramePreparation {
        if (!(deviation > 0) || !(smallestDeviation > 0) || multiple < 1) {
            throw new IllegalArgumentException("deviations must be above 0 and the multiple 1 or above, got "
                    + deviation + ", " + smallestDeviation + " and " + multiple);
        }
    }
}
