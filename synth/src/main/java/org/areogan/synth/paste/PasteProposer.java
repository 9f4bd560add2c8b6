package org.areogan.synth.paste;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.synth.pixels.Light;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.Proposer;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;

/**
 * Puts pieces of a rare class, cut from real frames, into other real frames, as many, as large and where real ones are
 * (compare Ghiasi et al. 2021, "Simple Copy-Paste").
 */
public final class PasteProposer implements Proposer {
    private static final int TRIES_PER_PIECE = 8;

    /** A piece is shrunk rather than enlarged, which would blur it. */
    private static final double LARGEST_SCALE = 1.3;

    private static final double SMALLEST_SCALE = 0.2;

    private static final int FEWEST_PIXELS = 25;

    /** How much nearer the bottom of a frame is than its top. */
    private static final double PERSPECTIVE = 0.5;

    private final DataSet grounds;
    private final InstanceLibrary library;
    private final TerrainClass rare;
    private final Options options;

    /**
     * @param others how often a piece is taken from other data than the grounds, where there are both, 0 to 1
     * @param showing how often the ground is a frame that shows the class already, so that real pieces are seen among the
     *     pasted ones, 0 to 1
     */
    public record Options(double others, double showing) {
        public static final Options USUAL = new Options(0.5, 0.4);
    }

    /** @param grounds real pairs that pieces are put into */
    public PasteProposer(DataSet grounds, InstanceLibrary library, TerrainClass rare, Options options) {
        this.grounds = grounds;
        this.library = library;
        this.rare = rare;
        this.options = options;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.PASTE;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int index = ground(random);
        Sample ground = grounds.sample(index);
        Canvas canvas = new Canvas(ground, grounds.classes(), rare.id());
        double light = Light.side(ground, grounds.classes());
        double pixels = canvas.height() * (double) canvas.width();
        Set<String> sources = new LinkedHashSet<>(List.of(grounds.id(index)));
        Set<String> scenes = new LinkedHashSet<>(List.of(grounds.group(index).orElse(grounds.id(index))));
        int before = canvas.rarePixels();
        int tries = TRIES_PER_PIECE * (1 + library.habits().count(random));
        while (tries-- > 0 && isMissing(canvas.rarePixels(), before, wish * pixels)) {
            double missing = Math.max(FEWEST_PIXELS, wish * pixels - canvas.rarePixels());
            Optional<Placement> placement = place(canvas, light, missing, random);
            placement.ifPresent(found -> {
                canvas.put(found.piece(), found.top(), found.left());
                sources.add(found.piece().source());
                scenes.add(found.piece().scene());
            });
        }
        return canvas.rarePixels() - before < FEWEST_PIXELS
                ? Optional.empty()
                : Optional.of(new Proposal(
                        kind(), canvas.sample(), canvas.changed(), List.copyOf(sources), List.copyOf(scenes)));
    }

    private int ground(RandomGenerator random) {
        List<Integer> showing = library.showing();
        return !showing.isEmpty() && random.nextDouble() < options.showing()
                ? showing.get(random.nextInt(showing.size()))
                : random.nextInt(grounds.size());
    }

    /** Even a ground that shows enough of the class gets something new. */
    private static boolean isMissing(int now, int before, double wished) {
        return now < wished || now - before < FEWEST_PIXELS;
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
        if (area < FEWEST_PIXELS || scale < SMALLEST_SCALE) {
            return Optional.empty();
        }
        Instance sized = (mirrored ? drawn.mirrored() : drawn).scaled(Math.min(LARGEST_SCALE, scale));
        if (sized.area() < FEWEST_PIXELS
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
