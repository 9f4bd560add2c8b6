package org.areogan.terrain.craters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;

/**
 * Makes up cratered ground as cameras in orbit see it, with its masks, in the classes of {@link ClassSet#CRATERS}: bowls
 * with rims, shadow on the sun's side and a bright wall opposite, fresh and eroded, young ones upon old ones, between
 * ridges, hills and rough ground. A mask holds what lies within a rim; over many frames that is about 29 % of the pixels.
 * The same seed and size always give the same pixels.
 */
public final class ProceduralCraters {
    /** Side of frames where nobody asks for another, in pixels. */
    public static final int SIDE = 48;

    private final Optional<Sun> sun;

    /** Light from another side in each frame, mostly from the left. */
    public ProceduralCraters() {
        this.sun = Optional.empty();
    }

    /** The same light in all frames. */
    public ProceduralCraters(Sun sun) {
        this.sun = Optional.of(sun);
    }

    /** @throws IllegalArgumentException if height or width is below 8 */
    public Sample scene(long seed, int height, int width) {
        if (height < 8 || width < 8) {
            throw new IllegalArgumentException("a scene must be at least 8x8 pixels, got " + height + "x" + width);
        }
        SplittableRandom random = new SplittableRandom(seed);
        Sun drawn = Sun.draw(random.split());
        CraterScene scene = CraterScene.draw(random.split(), sun.orElse(drawn));
        CraterField field = CraterField.draw(random.split(), height, width, scene.craterShare());
        Heights heights = Heights.of(scene, field, random.split(), height, width);
        float[] grey = Mosaic.develop(scene, new Light(heights, scene.sun()), random.split(), height, width);
        return new Sample(new Frame(height, width, grey), new Mask(height, width, field.ids()));
    }

    /**
     * Frames of as many places; scenes are not named, since none shows the ground of another.
     *
     * @throws IllegalArgumentException if frames is negative, or height or width below 8
     */
    public MemoryDataSet dataSet(int frames, int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>(frames);
        for (int frame = 0; frame < frames; frame++) {
            samples.add(scene(random.nextLong(), height, width));
        }
        return new MemoryDataSet("procedural craters, seed " + seed, ClassSet.CRATERS, samples, List.of());
    }
}
