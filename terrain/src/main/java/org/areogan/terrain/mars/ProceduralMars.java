package org.areogan.terrain.mars;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;

/**
 * Makes up Martian landscapes with their masks, in the classes of {@link ClassSet#ROVER}: sky and distant hills
 * (background), pebbly soil, cracked bedrock, rippled sand and shaded big rocks. Over many frames the classes have about
 * the shares that they have in rover pictures. The same seed and size always give the same pixels.
 */
public final class ProceduralMars {
    /** Frames of one scene in a data set. */
    private static final int VIEWS = 4;

    private final double bigRockFrames;

    /** Big rocks in about one frame of 25, as in rover pictures. */
    public ProceduralMars() {
        this(0.04);
    }

    /**
     * @param bigRockFrames the share of frames that show big rocks, 0 to 1
     * @throws IllegalArgumentException if it is out of range
     */
    public ProceduralMars(double bigRockFrames) {
        if (!(bigRockFrames >= 0 && bigRockFrames <= 1)) {
            throw new IllegalArgumentException(
                    "the share of frames with big rocks must be 0 to 1, got " + bigRockFrames);
        }
        this.bigRockFrames = bigRockFrames;
    }

    /** A frame of its own. @throws IllegalArgumentException if height or width is below 8 */
    public Sample scene(long seed, int height, int width) {
        return view(seed, 0, height, width);
    }

    /**
     * Up to four frames from each scene; the groups are {@code scene-0}, {@code scene-1} and so on.
     *
     * @throws IllegalArgumentException if frames is negative, or height or width below 8
     */
    public MemoryDataSet dataSet(int frames, int height, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Sample> samples = new ArrayList<>(frames);
        List<String> groups = new ArrayList<>(frames);
        long scene = 0;
        for (int frame = 0; frame < frames; frame++) {
            int view = frame % VIEWS;
            scene = view == 0 ? random.nextLong() : scene;
            samples.add(view(scene, view, height, width));
            groups.add("scene-" + frame / VIEWS);
        }
        return new MemoryDataSet("procedural Mars, seed " + seed, ClassSet.ROVER, samples, groups);
    }

    private Sample view(long seed, int view, int height, int width) {
        if (height < 8 || width < 8) {
            throw new IllegalArgumentException("a scene must be at least 8x8 pixels, got " + height + "x" + width);
        }
        SceneCanvas canvas = new SceneCanvas(Scene.draw(seed, view), height, width);
        SplittableRandom random = new SplittableRandom(seed + 0x632BE59BD9B4E019L * (view + 1));
        Relief.trace(canvas);
        Materials.lay(canvas);
        new Ground(canvas).shade();
        Sky.shade(canvas);
        new Stones(canvas, random.split()).scatter();
        SplittableRandom rocks = random.split();
        if (random.nextDouble() < bigRockFrames) {
            new Rocks(canvas, rocks).scatter();
        }
        Camera.develop(canvas, random.split());
        return new Sample(new Frame(height, width, canvas.grey), new Mask(height, width, canvas.ids));
    }
}
