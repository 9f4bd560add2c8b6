package org.areogan.terrain.labelling;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.labelling.shape.Polygon;
import org.areogan.terrain.picture.PictureFiles;

/**
 * A file of LabelMe: shapes on a frame that lies beside it or within it. Later shapes cover earlier ones, and polygons are
 * filled as LabelMe's own {@code shapes_to_label} does.
 */
final class LabelMeFile {
    private LabelMeFile() {}

    static List<AnnotatedFrame> frames(List<Path> files, ClassSet classes) {
        List<AnnotatedFrame> frames = new ArrayList<>();
        for (Path file : files) {
            JsonNode json = JsonFiles.read(file);
            if (!json.isObject() || !json.path("shapes").isArray()) {
                throw new UserException(file + " has no list of 'shapes', so it is none of LabelMe's;"
                        + " keep other JSON files elsewhere");
            }
            frames.add(frame(file, json, classes));
        }
        return frames;
    }

    private static AnnotatedFrame frame(Path file, JsonNode json, ClassSet classes) {
        String name = String.valueOf(file.getFileName());
        String id = name.substring(0, name.length() - ".json".length());
        Optional<Path> beside = beside(file, json);
        boolean within = json.path("imageData").isTextual();
        if (beside.isEmpty() && !within) {
            throw new UserException(
                    file + " names the image '" + json.path("imagePath").asText()
                            + "', which is neither beside it nor within it; put it there, or save with image data");
        }
        return new AnnotatedFrame(
                id,
                beside.orElse(file),
                file,
                () -> beside.map(PictureFiles::readFrame).orElseGet(() -> within(file)),
                () -> mask(file, JsonFiles.read(file), classes));
    }

    /** LabelMe writes paths of the machine that it ran on, with its separators. */
    private static Optional<Path> beside(Path file, JsonNode json) {
        String path = json.path("imagePath").asText("").replace('\\', '/');
        String name = path.substring(path.lastIndexOf('/') + 1);
        Path folder = file.toAbsolutePath().getParent();
        return name.isEmpty() || folder == null ? Optional.empty() : PictureSearch.find(folder, List.of(""), name);
    }

    private static Frame within(Path file) {
        try {
            byte[] picture = Base64.getMimeDecoder()
                    .decode(JsonFiles.read(file).path("imageData").asText());
            return PictureFiles.readFrame(picture, file, PictureFiles.MOST_PIXELS);
        } catch (IllegalArgumentException broken) {
            throw new UserException(
                    file + ": 'imageData' is no Base64 (" + broken.getMessage() + "); save it again", broken);
        }
    }

    private static Mask mask(Path file, JsonNode json, ClassSet classes) {
        int height = JsonFiles.side(json, "imageHeight", file.toString());
        int width = JsonFiles.side(json, "imageWidth", file.toString());
        JsonFiles.requireRoom(height, width, file.toString());
        LabelNames names = new LabelNames(classes);
        Mask mask = new Mask(height, width, new byte[height * width]);
        Arrays.fill(mask.ids(), (byte) names.uncovered());
        int number = 0;
        for (JsonNode shape : json.path("shapes")) {
            String where = file + ", shape " + number++;
            polygon(shape, where)
                    .fill(mask, (byte) names.value(shape.path("label").asText(), where));
        }
        return mask;
    }

    private static Polygon polygon(JsonNode shape, String where) {
        String type = shape.path("shape_type").asText("polygon");
        List<double[]> corners = new ArrayList<>();
        shape.path("points").forEach(point -> corners.add(JsonFiles.point(point, where)));
        boolean rectangle = type.equals("rectangle");
        if (!rectangle && !type.equals("polygon")) {
            throw new UserException(
                    where + " is a " + type + "; polygons and rectangles are read: draw it as a polygon");
        }
        if (rectangle ? corners.size() != 2 : corners.size() < 3) {
            throw new UserException(where + " is a " + type + " of " + corners.size() + " points; draw it again");
        }
        if (rectangle) {
            double[] from = corners.get(0);
            double[] to = corners.get(1);
            corners.add(1, new double[] {to[0], from[1]});
            corners.add(new double[] {from[0], to[1]});
        }
        return Polygon.of(corners.toArray(double[][]::new));
    }
}
