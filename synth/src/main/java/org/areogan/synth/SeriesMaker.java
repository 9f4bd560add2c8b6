package org.areogan.synth;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.areogan.synth.export.CardFacts;
import org.areogan.synth.judge.ProposalJudge;
import org.areogan.synth.proposal.Proposer;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;

/**
 * Makes series of a request, by several threads at once, too. What all of them need to know of the real pairs is looked at
 * once.
 */
public final class SeriesMaker {
    private final DataSet real;
    private final SynthesisRequest request;
    private final TerrainClass rare;
    private final List<Proposer> proposers;
    private final ProposalJudge judge;
    private final CardFacts card;
    private final Map<String, String> identity;

    SeriesMaker(
            RealPairs real, SynthesisRequest request, Workshop workshop, CardFacts card, Map<String, String> identity) {
        this.real = real.data();
        this.request = request;
        this.rare = workshop.rare();
        this.proposers = workshop.proposers(request.mix());
        this.judge = workshop.judge(request.judge());
        this.card = card;
        this.identity = Map.copyOf(identity);
    }

    /** All real pairs. */
    public DataSet real() {
        return real;
    }

    public ClassSet classes() {
        return real.classes();
    }

    public SynthesisRequest request() {
        return request;
    }

    /** What a data card tells of the request. */
    public CardFacts card() {
        return card;
    }

    /** All that decides which pairs come out, but how they are cut into series. */
    public Map<String, String> identity() {
        return identity;
    }

    /** Makes a series, or goes on with it. @param spool the series' own */
    public Synthesis.End make(Series series, Spool spool, Synthesis.Listener listener, BooleanSupplier stop) {
        List<Proposer> own = proposers.stream()
                .<Proposer>map(each -> new SeriesProposer(each, series))
                .toList();
        Synthesis.Options options =
                new Synthesis.Options(series.count(), rare, request.share(), series.seed(), request.mix());
        return new Synthesis(classes(), own, judge.anew(), options).run(spool, listener, stop);
    }
}
