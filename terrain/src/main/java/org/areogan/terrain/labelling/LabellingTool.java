package org.areogan.terrain.labelling;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.areogan.terrain.ClassSet;

/** The labelling tools that folders can be written for; {@link Annotations} reads what comes back. */
public enum LabellingTool {
    /**
     * CVAT, "Segmentation mask 1.1": {@code labelmap.txt}, {@code SegmentationClass/}, {@code SegmentationObject/}, {@code
     * ImageSets/Segmentation/default.txt}, and the frames in {@code JPEGImages/}. Zipped, the folder is what CVAT imports.
     */
    CVAT("cvat") {
        @Override
        public LabellingOutput open(Path folder, ClassSet classes) {
            return new CvatOutput(folder, classes);
        }

        @Override
        public List<Path> files(Path folder, List<String> names) {
            List<Path> files = new ArrayList<>();
            files.add(folder.resolve(CvatOutput.LABEL_MAP));
            files.add(folder.resolve(CvatOutput.SETS).resolve(CvatOutput.SET));
            for (String part : List.of(CvatOutput.CLASSES, CvatOutput.OBJECTS, CvatOutput.IMAGES)) {
                names.forEach(name -> files.add(folder.resolve(part).resolve(name + ".png")));
            }
            return files;
        }
    },
    /** LabelMe: {@code NAME.json} with polygons beside {@code NAME.png}, to be opened as a folder. */
    LABELME("labelme") {
        @Override
        public LabellingOutput open(Path folder, ClassSet classes) {
            return new LabelMeOutput(folder, classes);
        }

        @Override
        public List<Path> files(Path folder, List<String> names) {
            List<Path> files = new ArrayList<>();
            names.forEach(name -> files.addAll(List.of(folder.resolve(name + ".png"), folder.resolve(name + ".json"))));
            return files;
        }
    },
    /**
     * Label Studio: {@code tasks.json} with predictions as brush strokes, {@code labels.xml} with the labelling
     * configuration, and the frames in {@code images/}, to be served as local files.
     */
    LABEL_STUDIO("label-studio") {
        @Override
        public LabellingOutput open(Path folder, ClassSet classes) {
            return new LabelStudioOutput(folder, classes);
        }

        @Override
        public List<Path> files(Path folder, List<String> names) {
            List<Path> files = new ArrayList<>();
            files.add(folder.resolve(LabelStudioOutput.TASKS));
            files.add(folder.resolve(LabelStudioOutput.LABELS));
            names.forEach(
                    name -> files.add(folder.resolve(LabelStudioOutput.IMAGES).resolve(name + ".png")));
            return files;
        }
    };

    private final String word;

    LabellingTool(String word) {
        this.word = word;
    }

    /** As options write it, and usable as the name of a folder, e.g. {@code label-studio}. */
    public String word() {
        return word;
    }

    /**
     * Begins a folder; nothing is there before {@link LabellingOutput#commit}.
     *
     * @throws org.areogan.files.UserException if the folder cannot be written to
     */
    public abstract LabellingOutput open(Path folder, ClassSet classes);

    /** All files that frames of these names become. */
    public abstract List<Path> files(Path folder, List<String> names);
}
