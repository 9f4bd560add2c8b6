package org.areogan.synth.proposal;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.paste.InstanceLibrary;
import org.areogan.terrain.paste.Paster;

/** Proposes real pairs with pieces of a rare class pasted into them, see {@link Paster}. */
public final class PasteProposer implements Proposer {
    private final DataSet grounds;
    private final InstanceLibrary library;
    private final Paster paster;
    private final Options options;

    /**
     * @param others how often a piece is taken from other data than the grounds, where there are both, 0 to 1
     * @param showing how often the ground is a frame that shows the class already, so that real pieces are seen among the
     *     pasted ones, 0 to 1
     */
    public record Options(double others, double showing) {
        /** Half of the pieces from other data, and two grounds of five with pieces of their own. */
        public static final Options USUAL = new Options(0.5, 0.4);
    }

    /** @param grounds real pairs that pieces are put into */
    public PasteProposer(DataSet grounds, InstanceLibrary library, TerrainClass rare, Options options) {
        this.grounds = grounds;
        this.library = library;
        this.options = options;
        Paster.Options wide = Paster.Options.WIDE;
        this.paster = new Paster(
                library,
                grounds.classes(),
                rare.id(),
                new Paster.Options(options.others(), wide.fewestPixels(), wide.smallestScale(), wide.largestScale()));
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.PASTE;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int index = ground(random);
        return paster.paste(grounds.sample(index), wish, random).map(pasted -> {
            Origins origins = Origins.of(grounds, index, pasted);
            return new Proposal(kind(), pasted.sample(), pasted.changed(), origins.sources(), origins.scenes());
        });
    }

    private int ground(RandomGenerator random) {
        List<Integer> showing = library.showing();
        return !showing.isEmpty() && random.nextDouble() < options.showing()
                ? showing.get(random.nextInt(showing.size()))
                : random.nextInt(grounds.size());
    }
}
