package org.areogan.synth.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import org.areogan.files.AtomicFile;
import org.areogan.synth.paint.Region;
import org.areogan.synth.spool.ExportNames;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;

/**
 * Instance segmentation as COCO has it (cocodataset.org, "Data format"), with compressed run lengths.
 *
 * <p>Each connected piece of the rare class is an instance; of every other class all that a frame shows is one annotation
 * with {@code iscrowd} 1, since their things are not told apart. Ids begin at 1, also those of categories, as the tools
 * around COCO take 0 for nothing; a category's {@code mask_value} tells the class id.
 */
final class CocoAnnotations {
    private final JsonGenerator json;
    private final Pairs pairs;
    private final int rareId;
    private int image;
    private long annotation;

    private CocoAnnotations(JsonGenerator json, Pairs pairs, int rareId) {
        this.json = json;
        this.pairs = pairs;
        this.rareId = rareId;
    }

    static void write(Path file, Pairs pairs, TerrainClass rare) {
        AtomicFile.write(file, out -> {
            try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
                // AtomicFile syncs and closes what it opened.
                json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
                new CocoAnnotations(json, pairs, rare.id()).writeAll();
            }
        });
    }

    private void writeAll() throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("info");
        json.writeStringField("description", "Mars terrain; origin of each image in " + ExportNames.MANIFEST);
        json.writeEndObject();
        json.writeArrayFieldStart("licenses");
        json.writeEndArray();
        writeCategories();
        json.writeArrayFieldStart("images");
        pairs.forEach((facts, sample) -> writeImage(facts.name(), sample.mask()));
        json.writeEndArray();
        image = 0;
        json.writeArrayFieldStart("annotations");
        pairs.forEach((facts, sample) -> writeRegions(sample.mask()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCategories() throws IOException {
        json.writeArrayFieldStart("categories");
        for (TerrainClass each : pairs.classes().classes()) {
            json.writeStartObject();
            json.writeNumberField("id", category(each.id()));
            json.writeStringField("name", each.name());
            json.writeStringField("supercategory", "terrain");
            json.writeNumberField("mask_value", each.id());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void writeImage(String name, Mask mask) throws IOException {
        json.writeStartObject();
        json.writeNumberField("id", ++image);
        json.writeStringField("file_name", name + ".png");
        json.writeNumberField("height", mask.height());
        json.writeNumberField("width", mask.width());
        json.writeEndObject();
    }

    private void writeRegions(Mask mask) throws IOException {
        image++;
        for (Region region : Region.of(mask, rareId, pairs.classes())) {
            json.writeStartObject();
            json.writeNumberField("id", ++annotation);
            json.writeNumberField("image_id", image);
            json.writeNumberField("category_id", category(region.classId()));
            json.writeNumberField("iscrowd", region.instance() ? 0 : 1);
            json.writeNumberField("area", region.area());
            json.writeFieldName("bbox");
            json.writeArray(region.box(), 0, region.box().length);
            json.writeObjectFieldStart("segmentation");
            json.writeFieldName("size");
            json.writeArray(new int[] {mask.height(), mask.width()}, 0, 2);
            json.writeStringField("counts", region.runs().text());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    private static int category(int classId) {
        return classId + 1;
    }
}
