package org.areogan.synth;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.files.Sha256;
import org.areogan.files.UserException;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;

/**
 * Which synthetic pairs are wanted, and what they may be made from besides the data that the model was trained on.
 *
 * @param rareClass name of the class that the pairs are made for
 * @param count pairs, at least 1
 * @param share of the pixels of all pairs together that the class is to have, above 0 and below 1
 * @param seed of everything random
 * @param chosenMix how often each kind is proposed; empty proposes all kinds that can be made, each as often
 * @param judge what a pair must reach to be kept
 * @param pieces other labelled frames whose pieces of the class may be pasted
 * @param unlabelled frames without masks that may be labelled
 * @param painter file of a trained painter, which paints frames for edited masks
 * @param witnesses files of other trained segmenters, which have to agree about labels, e.g. those of a cross-validation
 */
public record SynthesisRequest(
        String rareClass,
        int count,
        double share,
        long seed,
        Optional<ProposalMix> chosenMix,
        JudgeOptions judge,
        List<Path> pieces,
        Optional<Path> unlabelled,
        Optional<Path> painter,
        List<Path> witnesses) {
    /** The share of the class that is usually asked for. */
    public static final double USUAL_SHARE = 0.05;

    public SynthesisRequest {
        pieces = List.copyOf(pieces);
        witnesses = List.copyOf(witnesses);
        if (count < 1) {
            throw new UserException("--count is " + count + "; it must be 1 or above");
        }
        if (!(share > 0 && share < 1)) {
            throw new UserException("--share is " + share + "; it must be above 0 and below 1");
        }
    }

    /** The usual request: pasted pairs, {@link #USUAL_SHARE}, the usual judge, seed 1. */
    public static SynthesisRequest of(String rareClass, int count) {
        return new SynthesisRequest(
                rareClass,
                count,
                USUAL_SHARE,
                1,
                Optional.empty(),
                JudgeOptions.USUAL,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    public SynthesisRequest withClass(String name) {
        return new SynthesisRequest(name, count, share, seed, chosenMix, judge, pieces, unlabelled, painter, witnesses);
    }

    public SynthesisRequest withMix(ProposalMix mix) {
        return new SynthesisRequest(
                rareClass, count, share, seed, Optional.of(mix), judge, pieces, unlabelled, painter, witnesses);
    }

    public SynthesisRequest withJudge(JudgeOptions thresholds) {
        return new SynthesisRequest(
                rareClass, count, share, seed, chosenMix, thresholds, pieces, unlabelled, painter, witnesses);
    }

    /** How often each kind is proposed. */
    public ProposalMix mix() {
        if (chosenMix.isPresent()) {
            return chosenMix.get();
        }
        Map<ProposalKind, Double> weights = new LinkedHashMap<>();
        weights.put(ProposalKind.PASTE, 1.0);
        unlabelled.ifPresent(unused -> weights.put(ProposalKind.LABEL, 1.0));
        painter.ifPresent(unused -> weights.put(ProposalKind.PAINT, 1.0));
        return new ProposalMix(weights);
    }

    /** What is asked for besides class, count, seed, mix and judge, by name, for the data card. */
    public Map<String, String> describe() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("share", Double.toString(share));
        if (!pieces.isEmpty()) {
            settings.put("pieces", pieces.toString());
        }
        unlabelled.ifPresent(path -> settings.put("unlabelled", path.toString()));
        painter.ifPresent(path -> settings.put("painter", path.toString()));
        if (!witnesses.isEmpty()) {
            settings.put("agree", witnesses.toString());
        }
        return settings;
    }

    /** All of it that decides which pairs come out, by name; files by their content. */
    Map<String, String> identity() {
        Map<String, String> identity = new LinkedHashMap<>(describe());
        List<Path> files = new ArrayList<>(pieces);
        unlabelled.ifPresent(files::add);
        painter.ifPresent(files::add);
        files.addAll(witnesses);
        for (Path file : files) {
            if (Files.isRegularFile(file)) {
                identity.put("content of " + file, Sha256.of(file));
            }
        }
        identity.put("class", rareClass);
        identity.put("count", Integer.toString(count));
        identity.put("seed", Long.toString(seed));
        identity.put("mix", mix().text());
        identity.put("judge", judge.byName().toString());
        return identity;
    }
}
