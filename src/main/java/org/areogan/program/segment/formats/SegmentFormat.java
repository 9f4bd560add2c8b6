package org.areogan.program.segment.formats;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.areogan.files.npy.NpzWriter;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.labelling.LabellingTool;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.tiff.GeoReference;
import org.areogan.terrain.tiff.MaskTiff;

/** The files that segmented frames can become. */
public enum SegmentFormat {
    /** A grey PNG of class ids for each frame. */
    MASKS(new FrameFiles(
            "masks",
            ".png",
            (file, frame, appearance) -> PictureFiles.writeMask(file, frame.mask()),
            Optional.of((frame, appearance) -> PictureFiles.toPng(frame.mask())))),
    /** A PNG in the classes' colours for each frame. */
    COLORS(new FrameFiles(
            "colors",
            ".png",
            (file, frame, appearance) ->
                    PictureFiles.writePng(file, Drawing.colours(frame.mask(), appearance.classes())))),
    /** A PNG of the frame under the classes' colours for each frame. */
    OVERLAYS(new FrameFiles(
            "overlays",
            ".png",
            (file, frame, appearance) -> PictureFiles.writePng(
                    file,
                    Drawing.overlayRows(frame.frame(), frame.mask(), appearance.classes(), appearance.opacity())))),
    /** A grey PNG for each frame, from black to white how probable the most probable class is. */
    CONFIDENCE(new FrameFiles(
            "confidence", ".png", (file, frame, appearance) -> ConfidencePicture.write(file, frame.prediction()))),
    /** An archive for each frame with the probabilities of all classes. */
    PROBABILITIES(new FrameFiles("probabilities", ".npz", SegmentFormat::writeProbabilities)),
    /** A GeoTIFF of class ids for each frame, in the place of its picture. */
    GEOTIFF(new FrameFiles(
            "geotiff",
            ".tif",
            (file, frame, appearance) -> MaskTiff.write(file, frame.mask(), appearance.classes(), place(frame)))),
    /** One archive with all masks. */
    NPZ("masks.npz", true, (file, appearance, frames) -> new MaskArchive(file, frames)),
    /** One table as the reference data set's score takes it. */
    CSV("submission.csv", true, (file, appearance, frames) -> new SubmissionTable(file)),
    /** A line of JSON for each frame. */
    JSONL("frames.jsonl", false, (file, appearance, frames) -> new AreaLines(file)),
    /** A folder for CVAT. */
    CVAT(LabellingTool.CVAT),
    /** A folder for LabelMe. */
    LABELME(LabellingTool.LABELME),
    /** A folder for Label Studio. */
    LABEL_STUDIO(LabellingTool.LABEL_STUDIO);

    @SuppressWarnings("ImmutableEnumChecker") // names and functions without state
    private final Optional<FrameFiles> frameFiles;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Optional<SetFiles> setFiles;

    private final String place;

    SegmentFormat(FrameFiles files) {
        place = files.folder();
        frameFiles = Optional.of(files);
        setFiles = Optional.empty();
    }

    SegmentFormat(String file, boolean oneSize, SetFiles.Opener opener) {
        place = file;
        frameFiles = Optional.empty();
        setFiles = Optional.of(new SetFiles(
                oneSize,
                (output, appearance, frames) -> opener.open(output.resolve(file), appearance, frames),
                (output, names) -> List.of(output.resolve(file))));
    }

    SegmentFormat(LabellingTool tool) {
        place = tool.word();
        frameFiles = Optional.empty();
        setFiles = Optional.of(new SetFiles(
                false,
                (output, appearance, frames) ->
                        new LabellingFolder(tool.open(output.resolve(tool.word()), appearance.classes())),
                (output, names) -> tool.files(output.resolve(tool.word()), names)));
    }

    /** What it writes frame by frame. */
    public Optional<FrameFiles> frameFiles() {
        return frameFiles;
    }

    /** What it writes when the last frame is segmented. */
    public Optional<SetFiles> setFiles() {
        return setFiles;
    }

    /** The file, or the folder of files, to tell of. */
    public Path place(Path output) {
        return output.resolve(place);
    }

    /** All files that frames of these names become. */
    public List<Path> files(Path output, List<String> names) {
        return frameFiles
                .map(each -> names.stream().map(name -> each.file(output, name)).toList())
                .or(() -> setFiles.map(each -> each.lister().files(output, names)))
                .orElseThrow();
    }

    /** As options write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void writeProbabilities(Path file, SegmentedFrame frame, Appearance appearance) {
        NpzWriter.write(file, archive -> {
            archive.floats(
                    "probabilities",
                    frame.prediction().probabilities(),
                    frame.frame().height(),
                    frame.frame().width(),
                    appearance.classes().size());
            archive.strings(
                    "classes",
                    appearance.classes().classes().stream()
                            .map(TerrainClass::name)
                            .toList());
        });
    }

    private static Optional<GeoReference> place(SegmentedFrame frame) {
        return frame.source().picture().filter(SegmentFormat::tiff).flatMap(GeoReference::of);
    }

    private static boolean tiff(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).matches(".*\\.tiff?");
    }
}
