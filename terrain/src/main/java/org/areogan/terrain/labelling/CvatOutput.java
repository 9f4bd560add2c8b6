package org.areogan.terrain.labelling;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.areogan.files.AtomicFile;
import org.areogan.files.StagedFolder;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;
import org.areogan.terrain.pixels.ConnectedPixels;
import org.areogan.terrain.pixels.ConnectedPixels.Neighbours;

/** A folder in CVAT's "Segmentation mask 1.1", which is Pascal VOC's layout with a label map of its own. */
final class CvatOutput implements LabellingOutput {
    static final String LABEL_MAP = "labelmap.txt";
    static final String CLASSES = "SegmentationClass";
    static final String OBJECTS = "SegmentationObject";
    static final String IMAGES = "JPEGImages";
    static final Path SETS = Path.of("ImageSets", "Segmentation");
    static final String SET = "default.txt";

    private final LabelNames names;
    private final ClassSet classes;
    private final int[] colours;
    private final StagedFolder root;
    private final StagedFolder sets;
    private final StagedFolder masks;
    private final StagedFolder objects;
    private final StagedFolder images;
    private final List<String> written = new ArrayList<>();

    CvatOutput(Path folder, ClassSet classes) {
        this.classes = classes;
        this.names = new LabelNames(classes);
        this.colours = Palette.of(classes);
        this.root = StagedFolder.open(folder);
        this.sets = StagedFolder.open(folder.resolve(SETS));
        this.masks = StagedFolder.open(folder.resolve(CLASSES));
        this.objects = StagedFolder.open(folder.resolve(OBJECTS));
        this.images = StagedFolder.open(folder.resolve(IMAGES));
    }

    @Override
    public void write(String name, Frame frame, Mask mask) {
        String file = name + ".png";
        PictureFiles.writePng(images.file(file), Drawing.grey(frame));
        PictureFiles.writePng(masks.file(file), painted(mask, pixel -> colours[mask.ids()[pixel] & 0xff]));
        PictureFiles.writePng(objects.file(file), painted(mask, objects(mask)));
        written.add(name);
    }

    /** Each piece of a class has the next colour, and what nothing is drawn on is black. */
    private IntUnaryOperator objects(Mask mask) {
        ConnectedPixels connected = ConnectedPixels.of(mask, Neighbours.SIDES);
        int[] numbers = new int[connected.count()];
        int next = 1;
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            int piece = connected.piece(pixel);
            if (numbers[piece] == 0 && (mask.ids()[pixel] & 0xff) != names.uncovered()) {
                numbers[piece] = next++;
            }
        }
        return pixel -> Palette.pascal(numbers[connected.piece(pixel)]);
    }

    private static BufferedImage painted(Mask mask, IntUnaryOperator colour) {
        BufferedImage image = new BufferedImage(mask.width(), mask.height(), BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            image.setRGB(pixel % mask.width(), pixel / mask.width(), colour.applyAsInt(pixel));
        }
        return image;
    }

    @Override
    public void commit() {
        AtomicFile.writeString(root.file(LABEL_MAP), labelMap());
        AtomicFile.writeString(sets.file(SET), String.join("\n", written) + "\n");
        List.of(images, masks, objects, sets, root).forEach(StagedFolder::commit);
    }

    private String labelMap() {
        StringBuilder map = new StringBuilder("# label:color_rgb:parts:actions\n");
        for (int value = 0; value < colours.length; value++) {
            if (classes.legal(value)) {
                int rgb = colours[value];
                map.append(names.name(value))
                        .append(':')
                        .append(rgb >> 16 & 0xff)
                        .append(',');
                map.append(rgb >> 8 & 0xff).append(',').append(rgb & 0xff).append("::\n");
            }
        }
        return map.toString();
    }

    @Override
    public void close() {
        List.of(images, masks, objects, sets, root).forEach(StagedFolder::close);
    }
}
