package org.areogan.generator.refine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.generator.Prediction;
import org.areogan.generator.Refiner;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;

/** Masks drawn as text: a digit is a class, '?' is no label. */
final class Drawn {
    static final int CLASSES = ClassSet.ROVER.size();

    private Drawn() {}

    static Mask mask(String... rows) {
        byte[] ids = new byte[rows.length * rows[0].length()];
        for (int pixel = 0; pixel < ids.length; pixel++) {
            char drawn = rows[pixel / rows[0].length()].charAt(pixel % rows[0].length());
            ids[pixel] = (byte) (drawn == '?' ? 255 : drawn - '0');
        }
        return new Mask(rows.length, rows[0].length(), ids);
    }

    /** Of a mask, with all classes as probable at each pixel. */
    static Prediction prediction(String... rows) {
        Mask mask = mask(rows);
        float[] probabilities = new float[mask.ids().length * CLASSES];
        Arrays.fill(probabilities, 1f / CLASSES);
        return new Prediction(mask, probabilities, CLASSES);
    }

    /** What a step makes of a mask, drawn. */
    static List<String> refined(Refiner step, String... rows) {
        return refined(step, prediction(rows));
    }

    static List<String> refined(Refiner step, Prediction prediction) {
        Mask mask = prediction.mask();
        Frame frame = new Frame(mask.height(), mask.width(), new float[mask.ids().length]);
        byte[] before = mask.ids().clone();
        Mask refined = step.refine(frame, prediction, ClassSet.ROVER).mask();
        if (!Arrays.equals(before, mask.ids())) {
            throw new AssertionError("the step has changed the mask that it was given");
        }
        List<String> drawn = new ArrayList<>();
        for (int row = 0; row < refined.height(); row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < refined.width(); column++) {
                int id = refined.at(row, column);
                line.append(id == 255 ? "?" : Integer.toString(id));
            }
            drawn.add(line.toString());
        }
        return drawn;
    }
}
