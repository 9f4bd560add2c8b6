package org.areogan.synth;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.areogan.synth.export.CardFacts;
import org.areogan.synth.judge.ProposalJudge;
import org.areogan.synth.proposal.Proposer;
import org.areogan.synth.spool.Spool;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes series of a request, by several threads at once, too. What all of them need to know of the real pairs is looked at
 * once.
 */
public final class SeriesMaker {
    private final DataSet real;
    private final SynthesisRequest request;
    private final Workshop workshop;
    private final CardFacts card;
    private final Map<String, String> identity;
    private @Nullable Tools tools;

    /** What all series share. */
    private record Tools(List<Proposer> proposers, ProposalJudge judge) {}

    SeriesMaker(
            DataSet real, SynthesisRequest request, Workshop workshop, CardFacts card, Map<String, String> identity) {
        this.real = real;
        this.request = request;
        this.workshop = workshop;
        this.card = card;
        this.identity = Map.copyOf(identity);
    }

    /**
     * The same, which tells of files by other names.
     *
     * @param names from a text with paths to one with their names
     */
    public SeriesMaker named(UnaryOperator<String> names) {
        Map<String, String> settings = new LinkedHashMap<>();
        card.settings().forEach((name, value) -> settings.put(name, names.apply(value)));
        Map<String, String> named = new LinkedHashMap<>();
        identity.forEach((name, value) -> named.put(names.apply(name), names.apply(value)));
        return new SeriesMaker(real, request, workshop, card.withSettings(settings), named);
    }

    /**
     * Says whether series can be made, before any is; cheaper than making one.
     *
     * @throws org.areogan.files.UserException if they cannot, and why
     */
    public void check() {
        workshop.check(request.mix());
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

    /**
     * Makes a series, or goes on with it.
     *
     * @param spool the series' own
     */
    public Synthesis.End make(Series series, Spool spool, Synthesis.Listener listener, BooleanSupplier stop) {
        Tools shared = tools();
        List<Proposer> own = shared.proposers().stream()
                .<Proposer>map(each -> new SeriesProposer(each, series))
                .toList();
        Synthesis.Options options =
                new Synthesis.Options(series.count(), workshop.rare(), request.share(), series.seed(), request.mix());
        return new Synthesis(classes(), own, shared.judge().anew(), options).run(spool, listener, stop);
    }

    private synchronized Tools tools() {
        Tools known = tools;
        if (known == null) {
            known = new Tools(workshop.proposers(request.mix()), workshop.judge(request.judge()));
            tools = known;
        }
        return known;
    }
}
