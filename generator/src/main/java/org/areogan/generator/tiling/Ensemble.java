package org.areogan.generator.tiling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.areogan.terrain.Frame;

/**
 * What several networks say on average, of frames as they are and, if that is asked for, reversed; of large ones tile by tile.
 *
 * @param classes of all networks
 * @param flips whether frames are looked at reversed, too
 * @param whole side of the square above whose area a frame is looked at in tiles
 * @param tile side of these
 */
public record Ensemble(List<Network> networks, int classes, boolean flips, int whole, int tile) {
    /** Whether a frame is looked at in tiles. */
    public boolean isLarge(Frame frame) {
        return (long) frame.height() * frame.width() > (long) whole * whole;
    }

    public Tiles tiles() {
        return new Tiles(networks, classes, flips, tile);
    }

    /** What the networks say on average, for each frame [height, width, classes] flattened. */
    public List<float[]> said(List<Frame> frames) {
        float[][] said = new float[frames.size()][];
        List<Integer> small = new ArrayList<>();
        for (int place = 0; place < said.length; place++) {
            if (isLarge(frames.get(place))) {
                said[place] = inTiles(frames.get(place));
            } else {
                small.add(place);
            }
        }
        List<float[]> whole = whole(small.stream().map(frames::get).toList());
        for (int i = 0; i < small.size(); i++) {
            said[small.get(i)] = whole.get(i);
        }
        return Arrays.asList(said);
    }

    private float[] inTiles(Frame frame) {
        float[] said = new float[Math.multiplyExact(frame.grey().length, classes)];
        tiles().look(frame, (row, column, count, values, from) -> {
            int at = (row * frame.width() + column) * classes;
            System.arraycopy(values, from, said, at, count * classes);
        });
        return said;
    }

    private List<float[]> whole(List<Frame> frames) {
        if (frames.isEmpty()) {
            return List.of();
        }
        List<float[]> sum = new ArrayList<>();
        for (Network network : networks) {
            Averages.add(sum, network.probabilities(frames));
            if (flips) {
                Averages.add(sum, reversed(frames, network));
            }
        }
        return Averages.divide(sum, networks.size() * (flips ? 2 : 1));
    }

    private List<float[]> reversed(List<Frame> frames, Network network) {
        List<float[]> said =
                network.probabilities(frames.stream().map(Resampling::mirrored).toList());
        List<float[]> back = new ArrayList<>();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            back.add(Resampling.mirrored(said.get(i), frame.height(), frame.width(), classes));
        }
        return back;
    }
}
