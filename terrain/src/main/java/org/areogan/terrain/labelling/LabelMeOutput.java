package org.areogan.terrain.labelling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.areogan.files.StagedFolder;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.labelling.shape.Shapes;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** A folder of frames with a JSON file of polygons beside each, as LabelMe opens and saves them. */
final class LabelMeOutput implements LabellingOutput {
    /** Of the program whose files these are like. */
    private static final String VERSION = "5.1.1";

    private final StagedFolder folder;
    private final LabelNames names;

    LabelMeOutput(Path folder, ClassSet classes) {
        this.folder = StagedFolder.open(folder);
        this.names = new LabelNames(classes);
    }

    @Override
    public void write(String name, Frame frame, Mask mask) {
        PictureFiles.writePng(folder.file(name + ".png"), Drawing.grey(frame));
        ObjectNode json = JsonFiles.MAPPER.createObjectNode();
        json.put("version", VERSION);
        json.putObject("flags");
        ArrayNode shapes = json.putArray("shapes");
        for (Shapes.Shape each : Shapes.of(mask, names.uncovered())) {
            ObjectNode shape = shapes.addObject();
            shape.put("label", names.name(each.value()));
            ArrayNode points = shape.putArray("points");
            for (double[] corner : each.corners()) {
                points.addArray().add(corner[0]).add(corner[1]);
            }
            shape.putNull("group_id");
            shape.put("shape_type", "polygon");
            shape.putObject("flags");
        }
        json.put("imagePath", name + ".png");
        json.putNull("imageData");
        json.put("imageHeight", mask.height());
        json.put("imageWidth", mask.width());
        JsonFiles.write(folder.file(name + ".json"), json);
    }

    @Override
    public void commit() {
        folder.commit();
    }

    @Override
    public void close() {
        folder.close();
    }
}
