package org.areogan.program.synth;

import java.util.Locale;
import org.areogan.files.UserException;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisRequest;

/** How a synthesis ended, for people. */
public final class EndText {
    private EndText() {}

    /** @param output where the pairs are */
    public static String of(Synthesis.End end, SynthesisRequest request, String output) {
        String share = String.format(Locale.ROOT, "%.4f", end.share());
        return switch (end.reason()) {
            case REACHED ->
                end.kept() + " pairs of " + end.attempts() + " proposals are in " + output
                        + "; the class has a share of " + share + "; dropped: " + end.droppedInWords();
            case SHARE_MISSED ->
                "the share " + request.share() + " could not be met: the class has " + share + " of the pixels of the "
                        + end.kept() + " pairs in " + output + "; ask for a share nearer to it";
            case EXHAUSTED ->
                "only " + end.kept() + " of " + request.count() + " pairs came out of " + end.attempts()
                        + " proposals, the class with a share of " + share + " instead of " + request.share()
                        + "; they are in " + output + "; its README.md counts why the others were dropped";
            case INTERRUPTED -> "go on with the same command";
        };
    }

    /** What to tell where no pair was kept. */
    public static UserException nothing(Synthesis.End end) {
        return new UserException("none of " + end.attempts() + " proposals was kept, so nothing is written; dropped: "
                + end.droppedInWords() + "; lower thresholds with --judge, or change --mix or --share");
    }
}
