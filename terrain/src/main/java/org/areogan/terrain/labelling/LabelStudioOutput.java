package org.areogan.terrain.labelling;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.areogan.files.AtomicFile;
import org.areogan.files.StagedFolder;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.labelling.shape.BrushRuns;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/**
 * Tasks for Label Studio with predictions, a brush stroke for each class that a frame shows. The tool finds the frames as
 * local files below its document root: {@code /data/local-files/?d=images/NAME.png}.
 */
final class LabelStudioOutput implements LabellingOutput {
    static final String TASKS = "tasks.json";
    static final String LABELS = "labels.xml";
    static final String IMAGES = "images";
    static final String FROM = "terrain";
    static final String TO = "image";
    static final String LOCAL = "/data/local-files/?d=";

    private final StagedFolder root;
    private final StagedFolder images;
    private final LabelNames names;
    private final ClassSet classes;
    private final ArrayNode tasks = JsonFiles.MAPPER.createArrayNode();

    LabelStudioOutput(Path folder, ClassSet classes) {
        this.root = StagedFolder.open(folder);
        this.images = StagedFolder.open(folder.resolve(IMAGES));
        this.names = new LabelNames(classes);
        this.classes = classes;
    }

    @Override
    public void write(String name, Frame frame, Mask mask) {
        PictureFiles.writePng(images.file(name + ".png"), Drawing.grey(frame));
        ObjectNode task = tasks.addObject();
        task.putObject("data").put(TO, LOCAL + IMAGES + "/" + encoded(name) + ".png");
        ObjectNode prediction = task.putArray("predictions").addObject();
        prediction.put("model_version", "areogan");
        ArrayNode result = prediction.putArray("result");
        long[] counts = mask.counts();
        for (int value = 0; value < counts.length; value++) {
            if (counts[value] > 0 && value != names.uncovered()) {
                stroke(result.addObject(), mask, value);
            }
        }
    }

    /** As addresses have it, where a blank is no plus. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private void stroke(ObjectNode stroke, Mask mask, int value) {
        boolean[] painted = new boolean[mask.ids().length];
        for (int pixel = 0; pixel < painted.length; pixel++) {
            painted[pixel] = (mask.ids()[pixel] & 0xff) == value;
        }
        stroke.put("id", names.name(value));
        stroke.put("type", "brushlabels");
        stroke.put("from_name", FROM);
        stroke.put("to_name", TO);
        stroke.put("original_width", mask.width());
        stroke.put("original_height", mask.height());
        stroke.put("image_rotation", 0);
        ObjectNode content = stroke.putObject("value");
        content.put("format", "rle");
        ArrayNode runs = content.putArray("rle");
        for (byte each : BrushRuns.encode(painted)) {
            runs.add(each & 0xff);
        }
        content.putArray("brushlabels").add(names.name(value));
    }

    @Override
    public void commit() {
        JsonFiles.write(root.file(TASKS), tasks);
        AtomicFile.writeString(root.file(LABELS), labels());
        List.of(images, root).forEach(StagedFolder::commit);
    }

    /** The labelling configuration that a project needs for these tasks. */
    private String labels() {
        StringBuilder xml = new StringBuilder("<View>\n  <Image name=\"" + TO + "\" value=\"$" + TO
                + "\" zoom=\"true\"/>\n  <BrushLabels name=\"" + FROM + "\" toName=\"" + TO + "\">\n");
        int[] colours = Palette.of(classes);
        for (int value = 0; value < colours.length; value++) {
            if (classes.legal(value) && value != names.uncovered()) {
                xml.append(String.format(
                        Locale.ROOT,
                        "    <Label value=\"%s\" background=\"#%06x\"/>%n",
                        names.name(value),
                        colours[value]));
            }
        }
        return xml.append("  </BrushLabels>\n</View>\n").toString().replace("\r\n", "\n");
    }

    @Override
    public void close() {
        List.of(images, root).forEach(StagedFolder::close);
    }
}
