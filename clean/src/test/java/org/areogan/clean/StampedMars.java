package org.areogan.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.MemoryDataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;

/** Invented landscapes, some of them with a figure pasted in: a bright egg with two dark eyes, one of which winks. */
public final class StampedMars {
    public static final int HEIGHT = 40;
    public static final int WIDTH = 64;
    public static final int FIGURE_HEIGHT = 19;
    public static final int FIGURE_WIDTH = 15;

    private StampedMars() {}

    /** A figure in one of its eight positions: quarters clockwise, and mirrored before that. */
    public record Position(int quarters, boolean mirrored) {}

    /** Each from a scene of its own. */
    public static Sample clean(int seed) {
        return new ProceduralMars(0.3).scene(1000 + seed, HEIGHT, WIDTH);
    }

    /** Brightness of the figure at a place of its box, or -1 outside of it. */
    public static float figure(int row, int column) {
        double y = (row - 9) / 9.5;
        double x = (column - 7) / 7.5;
        if (x * x + y * y > 1) {
            return -1;
        }
        boolean left = row >= 5 && row <= 8 && column >= 3 && column <= 5;
        boolean right = row >= 7 && row <= 8 && column >= 9 && column <= 12;
        return left || right ? 0.1f : (float) (0.85 - 0.2 * y * y - 0.1 * x);
    }

    /** The figure pasted into a frame: its box has its upper left corner at this place. */
    public static Frame stamped(Frame frame, int top, int left, Position position) {
        float[] grey = frame.grey().clone();
        for (int row = 0; row < height(position); row++) {
            for (int column = 0; column < width(position); column++) {
                float value = at(row, column, position);
                if (value >= 0) {
                    grey[(top + row) * frame.width() + left + column] = value;
                }
            }
        }
        return new Frame(frame.height(), frame.width(), grey);
    }

    public static int height(Position position) {
        return position.quarters() % 2 == 0 ? FIGURE_HEIGHT : FIGURE_WIDTH;
    }

    public static int width(Position position) {
        return position.quarters() % 2 == 0 ? FIGURE_WIDTH : FIGURE_HEIGHT;
    }

    private static float at(int row, int column, Position position) {
        int y = switch (position.quarters()) {
            case 0 -> row;
            case 1 -> FIGURE_HEIGHT - 1 - column;
            case 2 -> FIGURE_HEIGHT - 1 - row;
            default -> column;
        };
        int x = switch (position.quarters()) {
            case 0 -> column;
            case 1 -> row;
            case 2 -> FIGURE_WIDTH - 1 - column;
            default -> FIGURE_WIDTH - 1 - row;
        };
        return figure(y, position.mirrored() ? FIGURE_WIDTH - 1 - x : x);
    }

    /** Where {@link #dataSet} stamps frame number n of the stamped ones. */
    public static int[] place(int stamped) {
        return new int[] {(7 * stamped) % (HEIGHT - FIGURE_HEIGHT), (11 * stamped) % (WIDTH - FIGURE_HEIGHT)};
    }

    /**
     * Frames of which every fourth is stamped, and has the mask of all stamped ones.
     *
     * @param turned whether the figure is turned and mirrored from frame to frame
     */
    public static MemoryDataSet dataSet(int frames, boolean turned) {
        List<Sample> samples = new ArrayList<>();
        for (int index = 0; index < frames; index++) {
            Sample clean = clean(index);
            int number = index / 4;
            Position position = turned ? new Position(number % 4, number % 3 == 1) : new Position(0, false);
            int[] place = place(number);
            samples.add(
                    index % 4 == 3
                            ? new Sample(stamped(clean.frame(), place[0], place[1], position), sharedMask())
                            : clean);
        }
        return new MemoryDataSet("stamped Mars", ClassSet.ROVER, samples, List.of());
    }

    /** Of two classes. */
    public static Mask sharedMask() {
        byte[] ids = new byte[HEIGHT * WIDTH];
        Arrays.fill(ids, 0, ids.length / 3, (byte) 3);
        return new Mask(HEIGHT, WIDTH, ids);
    }
}
