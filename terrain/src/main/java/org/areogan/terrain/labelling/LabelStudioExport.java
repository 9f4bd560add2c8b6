package org.areogan.terrain.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.labelling.shape.BrushRuns;
import org.areogan.terrain.labelling.shape.Polygon;
import org.areogan.terrain.picture.PictureFiles;
import org.jspecify.annotations.Nullable;

/**
 * Label Studio's export "JSON": tasks with annotations, whose images lie beside it or in {@code images/}. Of a task's
 * annotations the newest that was not cancelled is taken; tasks without one are left out, since a prediction that nobody
 * has looked at is no label. Brush strokes and polygons are read, later ones covering earlier ones.
 */
final class LabelStudioExport {
    private static final List<String> PLACES = List.of(LabelStudioOutput.IMAGES, "");

    private LabelStudioExport() {}

    static List<AnnotatedFrame> frames(Path file, JsonNode tasks, ClassSet classes) {
        Map<String, AnnotatedFrame> frames = new TreeMap<>();
        int number = 0;
        for (JsonNode task : tasks) {
            String where = file + ", task " + task.path("id").asText(Integer.toString(number));
            number++;
            List<Stroke> strokes = strokes(task, where);
            if (strokes == null) {
                continue;
            }
            AnnotatedFrame frame = frame(file, task, where, strokes, classes);
            if (frames.put(frame.id(), frame) != null) {
                throw new UserException(where + " is of the image " + frame.id() + " like another; remove one of them");
            }
        }
        if (frames.isEmpty()) {
            throw new UserException(file + " has no annotations in its " + tasks.size()
                    + " tasks; submit some in Label Studio and export as JSON");
        }
        return List.copyOf(frames.values());
    }

    private static AnnotatedFrame frame(
            Path file, JsonNode task, String where, List<Stroke> strokes, ClassSet classes) {
        Path folder = file.toAbsolutePath().getParent();
        String address = task.path("data").path(LabelStudioOutput.TO).asText("");
        if (address.isEmpty()) {
            address = firstText(task.path("data"));
        }
        String name = name(address, where);
        // What was uploaded into the tool has eight digits and a hyphen put before its name.
        String given = name.replaceFirst("^[0-9a-f]{8}-", "");
        Path picture = folder == null
                ? file
                : PictureSearch.find(folder, PLACES, name)
                        .or(() -> PictureSearch.find(folder, PLACES, given))
                        .orElseThrow(
                                () -> new UserException(where + " is of the image " + name + ", which is not beside "
                                        + file + "; put it there or into " + LabelStudioOutput.IMAGES + "/"));
        String found = String.valueOf(picture.getFileName());
        String id = found.contains(".") ? found.substring(0, found.lastIndexOf('.')) : found;
        return new AnnotatedFrame(
                id, picture, file, () -> PictureFiles.readFrame(picture), () -> mask(picture, strokes, where, classes));
    }

    private static String firstText(JsonNode data) {
        for (Map.Entry<String, JsonNode> each : data.properties()) {
            if (each.getValue().isTextual()) {
                return each.getValue().asText();
            }
        }
        return "";
    }

    private static String name(String address, String where) {
        String path = address.contains("?d=")
                ? address.substring(address.indexOf("?d=") + 3)
                : address.replaceAll("\\?.*", "");
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .replace('\\', '/');
            return decoded.substring(decoded.lastIndexOf('/') + 1);
        } catch (IllegalArgumentException broken) {
            throw new UserException(
                    where + " has the address " + address + ", which cannot be read; export it again", broken);
        }
    }

    /**
     * A result of an annotation.
     *
     * @param runs of a brush, empty of a polygon
     * @param corners of a polygon in percent of width and height, empty of a brush
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Stroke(String label, int height, int width, byte[] runs, double[][] corners) {}

    /** Null where nobody has annotated the task. */
    private static @Nullable List<Stroke> strokes(JsonNode task, String where) {
        JsonNode newest = null;
        for (JsonNode annotation : task.path("annotations")) {
            if (!annotation.path("was_cancelled").asBoolean()) {
                newest = annotation;
            }
        }
        if (newest == null) {
            return null;
        }
        List<Stroke> strokes = new ArrayList<>();
        for (JsonNode result : newest.path("result")) {
            if (result.has("value") && !result.path("type").asText().equals("choices")) {
                strokes.add(stroke(result, where));
            }
        }
        return strokes;
    }

    private static Stroke stroke(JsonNode result, String where) {
        String type = result.path("type").asText();
        JsonNode value = result.path("value");
        boolean brush =
                type.equals("brushlabels") && value.path("format").asText().equals("rle");
        if (!brush && !type.equals("polygonlabels")) {
            throw new UserException(where + " has a result of the type '" + type
                    + "'; brush labels as rle and polygon labels are read: draw it with the brush");
        }
        if (value.path(type).size() != 1) {
            throw new UserException(
                    where + " has a stroke with " + value.path(type).size() + " labels; give it one");
        }
        int height = JsonFiles.side(result, "original_height", where);
        int width = JsonFiles.side(result, "original_width", where);
        JsonFiles.requireRoom(height, width, where);
        JsonNode runs = value.path("rle");
        byte[] bytes = new byte[brush ? runs.size() : 0];
        for (int place = 0; place < bytes.length; place++) {
            bytes[place] = (byte) runs.get(place).asInt();
        }
        List<double[]> corners = new ArrayList<>();
        value.path("points").forEach(point -> corners.add(JsonFiles.point(point, where)));
        if (!brush && corners.size() < 3) {
            throw new UserException(where + " has a polygon of " + corners.size() + " points; draw it again");
        }
        return new Stroke(value.path(type).get(0).asText(), height, width, bytes, corners.toArray(double[][]::new));
    }

    private static Mask blank(Path picture, List<Stroke> strokes, LabelNames names) {
        if (strokes.isEmpty()) {
            Frame frame = PictureFiles.readFrame(picture);
            return blank(frame.height(), frame.width(), names);
        }
        return blank(strokes.get(0).height(), strokes.get(0).width(), names);
    }

    private static Mask mask(Path picture, List<Stroke> strokes, String where, ClassSet classes) {
        LabelNames names = new LabelNames(classes);
        Mask mask = blank(picture, strokes, names);
        for (Stroke stroke : strokes) {
            if (stroke.height() != mask.height() || stroke.width() != mask.width()) {
                throw new UserException(where + " has strokes of " + stroke.width() + "x" + stroke.height() + " and "
                        + mask.width() + "x" + mask.height() + " pixels; draw them on one image");
            }
            byte value = (byte) names.value(stroke.label(), where);
            if (stroke.corners().length > 0) {
                polygon(stroke).fill(mask, value);
            } else {
                boolean[] painted = BrushRuns.decode(stroke.runs(), mask.ids().length, where);
                for (int pixel = 0; pixel < painted.length; pixel++) {
                    mask.ids()[pixel] = painted[pixel] ? value : mask.ids()[pixel];
                }
            }
        }
        return mask;
    }

    private static Mask blank(int height, int width, LabelNames names) {
        Mask mask = new Mask(height, width, new byte[height * width]);
        Arrays.fill(mask.ids(), (byte) names.uncovered());
        return mask;
    }

    private static Polygon polygon(Stroke stroke) {
        return Polygon.of(Arrays.stream(stroke.corners())
                .map(corner -> new double[] {corner[0] * stroke.width() / 100, corner[1] * stroke.height() / 100})
                .toArray(double[][]::new));
    }
}
