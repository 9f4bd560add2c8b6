package org.areogan.program.serve.v1;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.areogan.program.serve.http.Problem;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** Invented landscapes to try the page with. */
final class Samples {
    private static final int HEIGHT = 256;
    private static final int WIDTH = 512;
    private static final List<String> NAMES =
            List.of("landscape 1", "landscape 2", "landscape 3", "landscape 4", "landscape 5", "landscape 6");

    private final Map<Integer, byte[]> pictures = new ConcurrentHashMap<>();

    void list(Context context) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("samples");
        for (int index = 0; index < NAMES.size(); index++) {
            list.addObject().put("name", NAMES.get(index)).put("url", "/samples/" + (index + 1) + ".png");
        }
        Routes.json(context, root);
    }

    void send(Context context, String name) {
        for (int index = 0; index < NAMES.size(); index++) {
            if (name.equals(index + 1 + ".png")) {
                context.contentType("image/png").result(pictures.computeIfAbsent(index + 1, Samples::draw));
                return;
            }
        }
        throw new Problem(404, "not_found", "there is no such sample; /samples lists them");
    }

    private static byte[] draw(int seed) {
        // Every second one shows big rocks, which are rare otherwise.
        return PictureFiles.toPng(Drawing.grey(
                new ProceduralMars(seed % 2).scene(seed, HEIGHT, WIDTH).frame()));
    }
}
