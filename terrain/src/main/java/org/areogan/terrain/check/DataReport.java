package org.areogan.terrain.check;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.SyntheticKinds;

/**
 * What {@link DataCheck} saw of a data set.
 *
 * @param frames how many
 * @param groups how many scenes are named; 0 if none is
 * @param synthetic how many frames are not real
 * @param pixels of each class
 * @param unlabelledPixels with the no-label value
 * @param framesPerClass how many frames hold each class
 * @param setPixels by the names of several classes, joined by bars, the pixels of which no more is known than that they
 *     are one of these
 * @param findings errors first
 */
public record DataReport(
        String source,
        ClassSet classes,
        int frames,
        int groups,
        SyntheticKinds synthetic,
        List<Long> pixels,
        long unlabelledPixels,
        List<Integer> framesPerClass,
        Map<String, Long> setPixels,
        List<Finding> findings) {
    public DataReport {
        pixels = List.copyOf(pixels);
        framesPerClass = List.copyOf(framesPerClass);
        setPixels = Collections.unmodifiableMap(new LinkedHashMap<>(setPixels));
        findings = List.copyOf(findings);
    }

    /** The share of this class in the labelled pixels, 0 to 1; 0 if nothing is labelled. */
    public double share(int classId) {
        long labelled = pixels.stream().mapToLong(Long::longValue).sum()
                + setPixels.values().stream().mapToLong(Long::longValue).sum();
        return labelled == 0 ? 0 : (double) pixels.get(classId) / labelled;
    }

    /** The indices of the contaminated frames, ascending, for leaving them out. */
    public List<Integer> suspects() {
        return findings.stream()
                .filter(finding -> finding.kind() == Finding.Kind.CONTAMINATED)
                .flatMap(finding -> finding.indices().stream())
                .sorted()
                .distinct()
                .toList();
    }

    /** Whether there is a finding that forbids training. */
    public boolean hasErrors() {
        return findings.stream().anyMatch(finding -> finding.severity() == Finding.Severity.ERROR);
    }
}
