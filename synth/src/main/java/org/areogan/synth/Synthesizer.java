package org.areogan.synth;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.areogan.synth.export.CardFacts;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.export.ExportRequest;
import org.areogan.synth.judge.PairDiscriminator;
import org.areogan.synth.proposal.FrameSegmenter;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;
import org.areogan.terrain.paste.InstanceLibrary;
import org.areogan.trainer.validation.Critic;

/**
 * Makes synthetic pairs with trained networks.
 *
 * <pre>{@code
 * try (SynthesisNetworks networks = SynthesisNetworks.open(model, Optional.empty(), engine)) {
 *     new Synthesizer(networks, RealPairs.of(frames), version)
 *             .make(SynthesisRequest.of("big-rock", 500), Set.of(ExportFormat.NPZ), false, folder, ...);
 * }
 * }</pre>
 */
public final class Synthesizer {
    /** What helps somebody who asked for pairs where there is no piece. */
    static final InstanceLibrary.Cure CURE =
            new InstanceLibrary.Cure("choose another with --class", "other data to take pieces from with --pieces");

    private final SynthesisNetworks networks;
    private final RealPairs real;
    private final TrainingSide side;
    private final String version;
    private final Map<Cut, InstanceLibrary> libraries = new HashMap<>();

    /** What pieces are cut from, besides the pairs that are learnt from. */
    private record Cut(List<Path> pieces, TerrainClass rare) {}

    /**
     * @param networks stay the caller's
     * @param real what the model was trained on, or other frames of the same classes
     * @param version of the program, for the data card
     * @throws org.areogan.files.UserException if the model tells other classes apart
     */
    public Synthesizer(SynthesisNetworks networks, RealPairs real, String version) {
        networks.requireClasses(real.data().classes());
        this.networks = networks;
        this.real = real;
        this.side = TrainingSide.of(real, networks.model());
        this.version = version;
    }

    /** The pairs that are learnt from. */
    public TrainingSide side() {
        return side;
    }

    /**
     * Makes pairs and writes them into a folder, or goes on with it.
     *
     * @param merge whether the real pairs are written too, before the synthetic ones
     * @throws org.areogan.files.UserException if something is asked for that cannot be made, or the folder holds
     *     something else or cannot be written to
     */
    public Synthesis.End make(
            SynthesisRequest request,
            Set<ExportFormat> formats,
            boolean merge,
            Path folder,
            Synthesis.Listener listener,
            BooleanSupplier stop) {
        TerrainClass rare = real.data().classes().named(request.rareClass());
        SynthesisJob job = new SynthesisJob(
                workshop(request, rare),
                new Synthesis.Options(request.count(), rare, request.share(), request.seed(), request.mix()),
                request.judge(),
                new ExportRequest(formats, merge ? Optional.of(real.data()) : Optional.empty(), card(request)),
                identity(request));
        return job.run(folder, listener, stop);
    }

    /**
     * What makes a request's series.
     *
     * @throws org.areogan.files.UserException if something is asked for that cannot be made
     */
    public SeriesMaker series(SynthesisRequest request) {
        TerrainClass rare = real.data().classes().named(request.rareClass());
        return new SeriesMaker(real.data(), request, workshop(request, rare), card(request), identity(request));
    }

    private Workshop workshop(SynthesisRequest request, TerrainClass rare) {
        networks.requirePaints(rare);
        DataSets.Options options = new DataSets.Options(real.data().classes(), Optional.empty());
        return new Workshop(
                side.pairs(),
                rare,
                () -> instances(request.pieces(), rare, options),
                request.unlabelled().map(path -> DataSets.openFrames(path, options)),
                networks.segmenter()::predict,
                networks.witnesses().stream()
                        .<FrameSegmenter>map(each -> each::predict)
                        .toList(),
                networks.critic().map(Synthesizer::oneByOne),
                networks.painter(),
                networks.inpainter());
    }

    /** Series that are made side by side share it. */
    private static PairDiscriminator oneByOne(Critic critic) {
        return (pairs, predictions) -> {
            synchronized (critic) {
                return critic.realism(pairs, predictions);
            }
        };
    }

    /** Cut once for all requests that paste from the same frames. */
    private InstanceLibrary instances(List<Path> pieces, TerrainClass rare, DataSets.Options options) {
        return libraries.computeIfAbsent(
                new Cut(pieces, rare),
                cut -> InstanceLibrary.of(
                        side.pairs(),
                        pieces.stream()
                                .map(path -> DataSets.openLabelled(path, options))
                                .toList(),
                        rare,
                        CURE));
    }

    private CardFacts card(SynthesisRequest request) {
        return new CardFacts(
                version,
                List.of(new CardFacts.Model(
                        networks.critic().isPresent() ? "segmenter and discriminator" : "segmenter",
                        String.valueOf(networks.path().getFileName()),
                        networks.sha256())),
                real.name(),
                real.survey().fingerprint(),
                request.rareClass(),
                request.seed(),
                shares(request.mix()),
                request.judge().byName(),
                request.describe(),
                real.pixels(),
                List.of());
    }

    private static Map<String, Double> shares(ProposalMix mix) {
        Map<String, Double> shares = new LinkedHashMap<>();
        double total = mix.weights().values().stream().mapToDouble(each -> each).sum();
        mix.weights().forEach((kind, weight) -> shares.put(kind.word(), weight / total));
        return shares;
    }

    /** All that decides which pairs come out. */
    private Map<String, String> identity(SynthesisRequest request) {
        Map<String, String> identity = request.identity();
        identity.put("model", networks.sha256());
        identity.put("data", real.survey().fingerprint());
        return identity;
    }
}
