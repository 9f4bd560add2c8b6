package org.areogan.synth.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSetView;
import org.areogan.terrain.Origin;
import org.areogan.terrain.pixels.ClassPixels;

/**
 * Real frames with some of them once more behind the others: what one can do about a rare class without any synthesis.
 * The repeated ones have an origin, so that no validation sees them.
 *
 * @param whole all real frames
 * @param repeated indices into {@code whole} of the frames behind them, in their order
 */
public record Oversampled(DataSet whole, List<Integer> repeated) implements DataSetView {
    public Oversampled {
        repeated = List.copyOf(repeated);
    }

    /**
     * Repeats the frames that show a class, one after the other.
     *
     * @param among indices of the frames that may be repeated
     * @param count how many are added
     * @throws UserException if none of them shows the class
     */
    public static Oversampled of(DataSet whole, List<Integer> among, int rare, int count) {
        List<Integer> showing = among.stream()
                .filter(index -> ClassPixels.shows(whole.mask(index), rare))
                .toList();
        if (showing.isEmpty()) {
            throw new UserException("no training frame of " + whole.source() + " shows "
                    + whole.classes().get(rare).name() + "; choose another class");
        }
        List<Integer> repeated = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            repeated.add(showing.get(i % showing.size()));
        }
        return new Oversampled(whole, repeated);
    }

    private boolean isRepeated(int index) {
        return index >= whole.size();
    }

    @Override
    public int place(int index) {
        return isRepeated(index) ? repeated.get(index - whole.size()) : index;
    }

    @Override
    public int size() {
        return whole.size() + repeated.size();
    }

    @Override
    public String id(int index) {
        return isRepeated(index) ? whole.id(place(index)) + "-" + index : whole.id(index);
    }

    @Override
    public Optional<Origin> origin(int index) {
        int place = place(index);
        return isRepeated(index)
                ? Optional.of(new Origin("repeat", List.of(whole.group(place).orElse(whole.id(place)))))
                : whole.origin(index);
    }
}
