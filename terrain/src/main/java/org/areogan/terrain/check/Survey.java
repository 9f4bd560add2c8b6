package org.areogan.terrain.check;

import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;

/**
 * All that one pass over a data set tells: what is wrong with it, what it holds, and which data it is.
 *
 * @param report the findings
 * @param frames of each frame, in order; empty for one that could not be read
 * @param fingerprint the SHA-256 of all frames and masks in order, in hexadecimal: the same for the same pixels in any
 *     layout; means nothing if a frame could not be read
 * @param realFingerprint likewise, of the real frames alone
 */
public record Survey(DataReport report, List<Optional<FrameFacts>> frames, String fingerprint, String realFingerprint) {
    public Survey {
        frames = List.copyOf(frames);
    }

    /**
     * Of all frames, once it is known that they can be trained on.
     *
     * @throws UserException with the first finding that forbids training
     */
    public List<FrameFacts> usableFrames() {
        List<String> errors = report.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(Finding::message)
                .toList();
        if (!errors.isEmpty()) {
            throw new UserException(report.source() + ": " + errors.get(0)
                    + (errors.size() == 1
                            ? ""
                            : " (" + (errors.size() - 1) + " more errors; 'areogan inspect' lists them)"));
        }
        return frames.stream().map(Optional::orElseThrow).toList();
    }

    /** What is worth knowing and does not forbid training. */
    public List<String> warnings() {
        return report.findings().stream()
                .filter(finding -> finding.severity() == Finding.Severity.WARNING)
                .map(Finding::message)
                .toList();
    }
}
