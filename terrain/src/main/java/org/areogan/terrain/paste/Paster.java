package org.areogan.terrain.paste;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.pixels.Light;

/**
 * Puts pieces of a rare class, cut from real frames, into other real frames, as many, as large and where real ones are
 * (compare Ghiasi et al. 2021, "Simple Copy-Paste"). May be used by several threads at once.
 *
 * @param library of the pieces
 * @param classes of the masks
 * @param rare id of the class
 * @param options of the pieces that are taken
 */
public record Paster(InstanceLibrary library, ClassSet classes, int rare, Options options) {
    private static final int TRIES_PER_PIECE = 8;

    /** How much nearer the bottom of a frame is than its top. */
    private static final double PERSPECTIVE = 0.5;

    /**
     * @param others how often a piece is taken from other data than the library's own, where there are both, 0 to 1
     * @param fewestPixels that a piece has when it is put in; smaller ones have no texture
     * @param smallestScale of a piece
     * @param largestScale of a piece, above which it would be blurred
     */
    public record Options(double others, int fewestPixels, double smallestScale, double largestScale) {
        /** Pieces may be shrunk to gravel in the distance. */
        public static final Options WIDE = new Options(0.5, 25, 0.2, 1.3);

        /** Pieces stay what annotators would have drawn: real ones have 60 pixels and more, but for a tenth of them. */
        public static final Options LIKE_REAL = new Options(0.5, 60, 0.5, 1.3);
    }

    /**
     * A pair with pieces in it.
     *
     * @param pieces that were put in
     * @param changed where the frame is no longer that of the real pair
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Pasted(Sample sample, List<Piece> pieces, boolean[] changed) {}

    /** Where a piece was cut from: a frame, and its scene. */
    public record Piece(String source, String scene) {}

    /** @return a pair with as much of the class as frames that show it have; the pair itself where nothing finds a place */
    public Sample paste(Sample ground, RandomGenerator random) {
        return paste(ground, library.habits().area(random), random)
                .map(Pasted::sample)
                .orElse(ground);
    }

    /**
     * @param wish share of the pixels that is to be of the class, as far as places are found
     * @return nothing where too little of it found a place
     */
    public Optional<Pasted> paste(Sample ground, double wish, RandomGenerator random) {
        Canvas canvas = new Canvas(ground, classes, rare);
        double light = Light.side(ground, classes);
        double pixels = canvas.height() * (double) canvas.width();
        List<Piece> pieces = new ArrayList<>();
        int before = canvas.rarePixels();
        int tries = TRIES_PER_PIECE * (1 + library.habits().count(random));
        while (tries-- > 0 && isMissing(canvas.rarePixels(), before, wish * pixels)) {
            double missing = Math.max(options.fewestPixels(), wish * pixels - canvas.rarePixels());
            Optional<Placement> placement = place(canvas, light, missing, random);
            placement.ifPresent(found -> {
                canvas.put(found.piece(), found.top(), found.left());
                pieces.add(new Piece(found.piece().source(), found.piece().scene()));
            });
        }
        return canvas.rarePixels() - before < options.fewestPixels()
                ? Optional.empty()
                : Optional.of(new Pasted(canvas.sample(), pieces, canvas.changed()));
    }

    /** Even a ground that shows enough of the class gets something new. */
    private boolean isMissing(int now, int before, double wished) {
        return now < wished || now - before < options.fewestPixels();
    }

    /** @param missing pixels of the rare class that are still wished for */
    private Optional<Placement> place(Canvas canvas, double light, double missing, RandomGenerator random) {
        Instance drawn = piece(random);
        boolean lightIsKnown = Math.abs(light) > Light.SURE && Math.abs(drawn.light()) > Light.SURE;
        boolean mirrored = lightIsKnown ? light * drawn.light() < 0 : random.nextBoolean();
        double base = library.habits().base(random);
        double pixels = canvas.height() * (double) canvas.width();
        double perspective = Math.pow(1 + PERSPECTIVE * (base - 0.5), 2);
        double area = Math.min(library.habits().area(random) * pixels * perspective, 1.5 * missing);
        double scale = Math.sqrt(area / drawn.area());
        if (area < options.fewestPixels() || scale < options.smallestScale()) {
            return Optional.empty();
        }
        Instance sized = (mirrored ? drawn.mirrored() : drawn).scaled(Math.min(options.largestScale(), scale));
        if (sized.area() < options.fewestPixels()
                || sized.grey().height() > canvas.height()
                || sized.grey().width() > canvas.width()) {
            return Optional.empty();
        }
        Placement placement = Placement.draw(sized, canvas, base, random);
        return placement.isPlausible(canvas) && isUsualGround(placement, canvas, random)
                ? Optional.of(placement)
                : Optional.empty();
    }

    private Instance piece(RandomGenerator random) {
        List<Instance> from = takesOther(random) ? library.more() : library.own();
        return from.get(random.nextInt(from.size()));
    }

    private boolean takesOther(RandomGenerator random) {
        if (library.own().isEmpty() || library.more().isEmpty()) {
            return library.own().isEmpty();
        }
        return random.nextDouble() < options.others();
    }

    private boolean isUsualGround(Placement placement, Canvas canvas, RandomGenerator random) {
        int id = placement.groundBelow(canvas);
        double[] usual = library.habits().ground();
        return id >= usual.length || random.nextDouble() < Math.max(0.1, usual[id]);
    }
}
