package org.areogan.synth.paint;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.Component;

/**
 * The shapes that a rare class has in real masks.
 *
 * @param shapes in the order of the frames
 */
record RareShapes(List<Shape> shapes) {
    /** Fewer pixels are leftovers of drawing, not stones. */
    static final int SMALLEST = 20;

    /**
     * @param index of the frame in the data
     * @param outline of the shape
     * @param base where the frame's row below it is, 0 (top) to 1 (bottom)
     */
    record Shape(int index, Component outline, double base) {}

    RareShapes {
        shapes = List.copyOf(shapes);
    }

    /** @throws UserException if the data shows no such shape */
    static RareShapes of(DataSet data, TerrainClass rare) {
        List<Shape> shapes = new ArrayList<>();
        for (int index = 0; index < data.size(); index++) {
            Mask mask = data.mask(index);
            for (Component component : Component.of(mask, rare.id())) {
                if (component.area() >= SMALLEST) {
                    shapes.add(new Shape(index, component, component.bottom() / (double) mask.height()));
                }
            }
        }
        if (shapes.isEmpty()) {
            throw new UserException("no frame of " + data.source() + " shows " + rare.name() + " on " + SMALLEST
                    + " pixels or more, so there is no shape to paint; give data that shows the class, or choose"
                    + " another with --class");
        }
        return new RareShapes(shapes);
    }

    Shape draw(RandomGenerator random) {
        return shapes.get(random.nextInt(shapes.size()));
    }
}
