package org.areogan.synth.paint;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.areogan.generator.Hole;
import org.areogan.generator.Inpainter;
import org.areogan.synth.proposal.Origins;
import org.areogan.synth.proposal.Proposal;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.Proposer;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.Mask;
import org.areogan.terrain.Sample;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.paste.InstanceLibrary;
import org.areogan.terrain.paste.Paster;

/**
 * Proposes real pairs into which pieces of a rare class were painted: they have the shapes of real pieces and lie where
 * these could lie, as pasted ones do, but light, grain and seams are the inpainter's.
 */
public final class InpaintProposer implements Proposer {
    private final Inpainter inpainter;
    private final DataSet grounds;
    private final Paster shapes;
    private final int rare;

    /**
     * @param inpainter not closed
     * @param grounds real pairs that pieces are painted into
     * @param library of the pieces whose shapes are taken
     */
    public InpaintProposer(Inpainter inpainter, DataSet grounds, InstanceLibrary library, TerrainClass rare) {
        this.inpainter = inpainter;
        this.grounds = grounds;
        this.rare = rare.id();
        this.shapes = new Paster(library, grounds.classes(), rare.id(), Paster.Options.LIKE_REAL);
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.PAINT;
    }

    @Override
    public Optional<Proposal> propose(double wish, long attempt, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        int index = random.nextInt(grounds.size());
        Sample ground = grounds.sample(index);
        return shapes.paste(ground, wish, random).map(pasted -> {
            Mask mask = pasted.sample().mask();
            Hole hole = new Hole(ground.frame(), added(ground.mask(), mask), random.nextLong());
            Origins origins = Origins.of(grounds, index, pasted);
            return new Proposal(
                    kind(),
                    new Sample(inpainter.paint(hole), mask),
                    inpainter.painted(hole),
                    origins.sources(),
                    origins.scenes());
        });
    }

    /** Pixels of the class that the real mask does not have. */
    private boolean[] added(Mask real, Mask pasted) {
        boolean[] added = new boolean[real.ids().length];
        for (int pixel = 0; pixel < added.length; pixel++) {
            added[pixel] = (pasted.ids()[pixel] & 0xff) == rare && (real.ids()[pixel] & 0xff) != rare;
        }
        return added;
    }
}
