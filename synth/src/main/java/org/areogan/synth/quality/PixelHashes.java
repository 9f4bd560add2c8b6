package org.areogan.synth.quality;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.areogan.files.Sha256;
import org.areogan.synth.quality.features.GreyHistogram;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/** SHA-256 sums of the frames and pairs of a set, their brightness rounded to 8 bits, and how many were there before. */
final class PixelHashes {
    private final MessageDigest digest = Sha256.digest();
    private final Set<String> knownFrames;
    private final Set<String> knownPairs;
    private final Set<String> frames = new HashSet<>();
    private final Set<String> pairs = new HashSet<>();
    private int repeatedFrames;
    private int repeatedPairs;
    private int knownFramesSeen;
    private int knownPairsSeen;

    PixelHashes() {
        this(Set.of(), Set.of());
    }

    /** @param known set whose frames and pairs are looked for in this one */
    PixelHashes(PixelHashes known) {
        this(known.frames, known.pairs);
    }

    private PixelHashes(Set<String> knownFrames, Set<String> knownPairs) {
        this.knownFrames = knownFrames;
        this.knownPairs = knownPairs;
    }

    void add(Frame frame, Mask mask) {
        String frameSum = sum(frame);
        digest.update(frameSum.getBytes(StandardCharsets.US_ASCII));
        String pairSum = HexFormat.of().formatHex(digest.digest(mask.ids()));
        repeatedFrames += frames.add(frameSum) ? 0 : 1;
        repeatedPairs += pairs.add(pairSum) ? 0 : 1;
        knownFramesSeen += knownFrames.contains(frameSum) ? 1 : 0;
        knownPairsSeen += knownPairs.contains(pairSum) ? 1 : 0;
    }

    private String sum(Frame frame) {
        byte[] grey = new byte[frame.grey().length];
        for (int pixel = 0; pixel < grey.length; pixel++) {
            grey[pixel] = (byte) GreyHistogram.level(frame.grey()[pixel]);
        }
        digest.update(ByteBuffer.allocate(2 * Integer.BYTES)
                .putInt(frame.height())
                .putInt(frame.width())
                .flip());
        return HexFormat.of().formatHex(digest.digest(grey));
    }

    /** Pairs whose frame an earlier pair of this set had. */
    int repeatedFrames() {
        return repeatedFrames;
    }

    /** Pairs whose frame and mask an earlier pair of this set had. */
    int repeatedPairs() {
        return repeatedPairs;
    }

    /** What of the known set is in this one. */
    Copies copies() {
        return new Copies(knownFramesSeen, knownPairsSeen);
    }
}
