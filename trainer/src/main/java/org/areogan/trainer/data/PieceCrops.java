package org.areogan.trainer.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.files.UserException;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.DataSetView;
import org.areogan.terrain.Frame;
import org.areogan.terrain.JoinedDataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Origin;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Component;

/**
 * Squares around the pieces of one class, so that a network that learns to paint them sees little else. They are somewhat
 * larger than asked for where the frames are, so that a batch can take a part of each at random.
 *
 * @param whole the frames
 * @param places of the squares
 */
record PieceCrops(DataSet whole, List<Place> places) implements DataSetView {
    /** Smaller pieces have no texture. */
    private static final int FEWEST_PIXELS = 40;

    /** Of the side of a square, that a piece may have: around larger ones too little is left to go on from. */
    private static final double LARGEST_SIDE = 0.7;

    /** Of the side of a square, by which it is larger than asked for. */
    private static final int ROOM = 4;

    /** A square of a frame. */
    record Place(int frame, int top, int left, int height, int width) {}

    PieceCrops {
        places = List.copyOf(places);
    }

    /**
     * @param own frames of the data itself
     * @param added frames of other data; may be none
     * @param rare id of the class
     * @param others share of the squares that the other data gives
     * @throws UserException if a frame is smaller than a square, or nothing shows a piece of the class that fits
     */
    static PieceCrops of(DataSet own, List<DataSet> added, int rare, int side, double others) {
        List<DataSet> parts = new ArrayList<>(List.of(own));
        parts.addAll(added);
        DataSet whole = new JoinedDataSet(parts);
        List<Place> ours = new ArrayList<>();
        List<Place> theirs = new ArrayList<>();
        for (int index = 0; index < whole.size(); index++) {
            Mask mask = whole.mask(index);
            if (mask.height() < side || mask.width() < side) {
                throw new UserException("inpainting.crop is " + side + ", but frame " + whole.id(index) + " of "
                        + whole.source() + " has " + mask.height() + "x" + mask.width()
                        + " pixels; make the crop smaller, or leave smaller frames out");
            }
            List<Place> places = index < own.size() ? ours : theirs;
            for (Component piece : Component.of(mask, rare)) {
                if (fits(piece, side)) {
                    places.add(around(piece, index, mask, side));
                }
            }
        }
        if (ours.isEmpty() && theirs.isEmpty()) {
            throw new UserException("no frame of " + own.source() + " shows a piece of "
                    + own.classes().get(rare).name() + " with "
                    + FEWEST_PIXELS + " pixels and more that fits into inpainting.crop " + side
                    + "; make it larger, or add frames with --add");
        }
        return new PieceCrops(whole, mixed(ours, theirs, others));
    }

    private static boolean fits(Component piece, int side) {
        return piece.area() >= FEWEST_PIXELS && Math.max(piece.height(), piece.width()) <= LARGEST_SIDE * side;
    }

    private static Place around(Component piece, int frame, Mask mask, int side) {
        int height = Math.min(mask.height(), side + side / ROOM);
        int width = Math.min(mask.width(), side + side / ROOM);
        int top = piece.top() + piece.height() / 2 - height / 2;
        int left = piece.left() + piece.width() / 2 - width / 2;
        return new Place(
                frame,
                Math.max(0, Math.min(top, mask.height() - height)),
                Math.max(0, Math.min(left, mask.width() - width)),
                height,
                width);
    }

    /** Each kind is repeated until it has its share. */
    private static List<Place> mixed(List<Place> ours, List<Place> theirs, double others) {
        if (ours.isEmpty() || theirs.isEmpty()) {
            return ours.isEmpty() ? theirs : ours;
        }
        int size = ours.size() + theirs.size();
        List<Place> mixed = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            boolean their = Math.floor((i + 1) * others) > Math.floor(i * others);
            List<Place> from = their ? theirs : ours;
            mixed.add(from.get((int) Math.floor(their ? i * others : i * (1 - others)) % from.size()));
        }
        return mixed;
    }

    @Override
    public int size() {
        return places.size();
    }

    @Override
    public int place(int index) {
        return places.get(index).frame();
    }

    @Override
    public String id(int index) {
        return whole.id(place(index)) + "-" + index;
    }

    @Override
    public Optional<Origin> origin(int index) {
        return Optional.empty();
    }

    @Override
    public Frame frame(int index) {
        return sample(index).frame();
    }

    @Override
    public Mask mask(int index) {
        return sample(index).mask();
    }

    @Override
    public Sample sample(int index) {
        Place place = places.get(index);
        Sample sample = whole.sample(place.frame());
        float[] grey = new float[place.height() * place.width()];
        byte[] ids = new byte[grey.length];
        for (int row = 0; row < place.height(); row++) {
            int from = (place.top() + row) * sample.frame().width() + place.left();
            System.arraycopy(sample.frame().grey(), from, grey, row * place.width(), place.width());
            System.arraycopy(sample.mask().ids(), from, ids, row * place.width(), place.width());
        }
        return new Sample(new Frame(place.height(), place.width(), grey), new Mask(place.height(), place.width(), ids));
    }
}
