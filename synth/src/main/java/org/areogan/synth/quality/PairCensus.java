package org.areogan.synth.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.areogan.synth.quality.SetContents.ClassContents;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Mask;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.pixels.ConnectedPixels;
import org.areogan.terrain.pixels.ConnectedPixels.Neighbours;

/** Counts faults, classes and pieces, pair by pair. */
final class PairCensus {
    private static final int EXAMPLES = 5;

    private final ClassSet classes;
    private final TerrainClass rare;
    private final int smallest;
    private final Map<Fault.Kind, List<String>> faulty = new EnumMap<>(Fault.Kind.class);
    private final TreeMap<String, Integer> sizes = new TreeMap<>();
    private final long[] pixels;
    private final int[] shownBy;
    private final long[] pieces;
    private final long[] smallPieces;
    private final int[] pairsWithSmallPieces;
    private long allPixels;
    private int faultless;

    PairCensus(ClassSet classes, TerrainClass rare, int smallest) {
        this.classes = classes;
        this.rare = rare;
        this.smallest = smallest;
        this.pixels = new long[classes.size()];
        this.shownBy = new int[classes.size()];
        this.pieces = new long[classes.size()];
        this.smallPieces = new long[classes.size()];
        this.pairsWithSmallPieces = new int[classes.size()];
    }

    void addUnreadable(String id, String reason) {
        add(Fault.Kind.UNREADABLE, id + " (" + reason + ")");
    }

    /** @return whether the pair has no fault; one that has is counted as such and nowhere else */
    boolean add(String id, Frame frame, Mask mask) {
        Optional<Fault.Kind> fault = Fault.of(frame, mask, classes);
        if (fault.isPresent()) {
            add(fault.get(), id);
            return false;
        }
        faultless++;
        allPixels += mask.ids().length;
        sizes.merge(frame.width() + "x" + frame.height(), 1, Integer::sum);
        boolean[] shown = new boolean[classes.size()];
        boolean[] small = new boolean[classes.size()];
        ConnectedPixels connected = ConnectedPixels.of(mask, Neighbours.SIDES);
        int[] values = new int[connected.count()];
        int[] areas = new int[connected.count()];
        for (int pixel = 0; pixel < mask.ids().length; pixel++) {
            values[connected.piece(pixel)] = mask.ids()[pixel] & 0xff;
            areas[connected.piece(pixel)]++;
        }
        for (int piece = 0; piece < areas.length; piece++) {
            add(values[piece], areas[piece], shown, small);
        }
        count(shown, shownBy);
        count(small, pairsWithSmallPieces);
        return true;
    }

    private void add(int value, int area, boolean[] shown, boolean[] small) {
        if (value < classes.size()) {
            shown[value] = true;
            pixels[value] += area;
            pieces[value]++;
            if (area < smallest) {
                small[value] = true;
                smallPieces[value]++;
            }
        }
    }

    private void add(Fault.Kind kind, String example) {
        faulty.computeIfAbsent(kind, unused -> new ArrayList<>()).add(example);
    }

    private static void count(boolean[] there, int[] counts) {
        for (int id = 0; id < there.length; id++) {
            counts[id] += there[id] ? 1 : 0;
        }
    }

    int faultless() {
        return faultless;
    }

    SetContents contents(String source, int pairs, int repeatedFrames, int repeatedPairs) {
        long labelled = LongStream.of(pixels).sum();
        return new SetContents(
                source,
                pairs,
                Arrays.stream(Fault.Kind.values()).map(this::fault).toList(),
                sizes,
                classes.classes().stream()
                        .map(each -> of(each, Math.max(1, labelled)))
                        .toList(),
                (allPixels - labelled) / (double) Math.max(1, allPixels),
                faultless - shownBy[rare.id()],
                repeatedFrames,
                repeatedPairs);
    }

    private Fault fault(Fault.Kind kind) {
        List<String> all = faulty.getOrDefault(kind, List.of());
        return new Fault(kind, all.size(), all.stream().limit(EXAMPLES).toList());
    }

    private ClassContents of(TerrainClass each, long labelled) {
        int id = each.id();
        return new ClassContents(
                each.name(),
                pixels[id] / (double) labelled,
                shownBy[id],
                pieces[id],
                smallPieces[id],
                pairsWithSmallPieces[id]);
    }
}
