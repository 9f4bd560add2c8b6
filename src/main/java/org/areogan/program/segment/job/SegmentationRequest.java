package org.areogan.program.segment.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.FrameFiles;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.formats.SetFiles;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.terrain.data.IgnoreMasks;

/**
 * What is asked for.
 *
 * @param output folder of the files
 * @param leastConfidence where the most probable class is less probable, masks have no label; 0 labels all
 * @param opacity of the colours in overlays, 0 to 1
 * @param ignored which pixels get no label
 * @param strict whether the first frame that cannot be read ends it all
 * @param force whether an unfinished job of another request is dropped
 * @param identity what decides the files beside all this, such as the model, by name
 */
public record SegmentationRequest(
        NamedFrames frames,
        List<SegmentFormat> formats,
        Path output,
        double leastConfidence,
        double opacity,
        Optional<IgnoreMasks> ignored,
        boolean strict,
        boolean force,
        Map<String, String> identity) {
    public SegmentationRequest {
        formats = formats.stream().distinct().toList();
        identity = Map.copyOf(identity);
    }

    /** All frames, replacing what is there; the first one that cannot be read ends it. */
    public static SegmentationRequest of(NamedFrames frames, List<SegmentFormat> formats, Path output) {
        return new SegmentationRequest(
                frames, formats, output, 0, Appearance.OPACITY, Optional.empty(), true, true, Map.of());
    }

    List<FrameFiles> frameFiles() {
        return formats.stream().flatMap(format -> format.frameFiles().stream()).toList();
    }

    List<SetFiles> setFiles() {
        return formats.stream().flatMap(format -> format.setFiles().stream()).toList();
    }

    /** All that will be written. */
    public List<Path> files() {
        return Stream.concat(
                        formats.stream().flatMap(format -> format.files(output, frames.names()).stream()),
                        Stream.of(output.resolve(Segmentation.UNREAD)))
                .toList();
    }

    /** All that decides which files come out. */
    SortedMap<String, String> wholeIdentity() {
        SortedMap<String, String> whole = new TreeMap<>(identity);
        whole.put("formats", formats.stream().map(SegmentFormat::toString).collect(Collectors.joining(",")));
        whole.put("least confidence", Double.toString(leastConfidence));
        whole.put("opacity", Double.toString(opacity));
        whole.put("strict", Boolean.toString(strict));
        whole.put(
                RequestDifference.FRAMES,
                frames.size() + ", their names, sizes and times summed as " + frames.fingerprint());
        return whole;
    }
}
