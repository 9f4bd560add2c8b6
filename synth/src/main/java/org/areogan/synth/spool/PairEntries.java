package org.areogan.synth.spool;

import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.synth.proposal.Proposal;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Origin;
import org.areogan.terrain.TerrainClass;

/** What a manifest says of a pair. */
public final class PairEntries {
    private PairEntries() {}

    /** @throws UserException if a source's name cannot be written into an origin */
    static ManifestEntry of(
            int index,
            Proposal proposal,
            byte[] frame,
            long attempt,
            long seed,
            Map<String, Double> scores,
            ClassSet classes) {
        byte[] mask = proposal.sample().mask().ids();
        ManifestEntry entry = new ManifestEntry(
                index,
                proposal.kind().word(),
                proposal.sources(),
                proposal.scenes(),
                attempt,
                seed,
                DroppedProposal.sorted(scores),
                pixels(proposal.sample().mask(), classes),
                sha256(frame, mask));
        origin(entry);
        return entry;
    }

    /** The origin as a data set keeps it. */
    public static Origin origin(ManifestEntry entry) {
        try {
            return new Origin(entry.proposal(), entry.scenes());
        } catch (IllegalArgumentException unwritable) {
            throw new UserException(
                    "the frames " + entry.sources() + " cannot be named as an origin: " + unwritable.getMessage()
                            + "; rename them, or their scenes, in the data",
                    unwritable);
        }
    }

    static String sha256(byte[] frame, byte[] mask) {
        MessageDigest digest = Sha256.digest();
        digest.update(frame);
        return HexFormat.of().formatHex(digest.digest(mask));
    }

    private static Map<String, Long> pixels(Mask mask, ClassSet classes) {
        long[] counts = mask.counts();
        Map<String, Long> pixels = new LinkedHashMap<>();
        for (TerrainClass each : classes.classes()) {
            pixels.put(each.name(), counts[each.id()]);
        }
        return pixels;
    }
}
