package org.areogan.program.synth;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.areogan.program.options.DataOptions;
import org.areogan.synth.RealPairs;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.terrain.ClassSet;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which synthetic pairs are made, and from what. */
public final class SynthesisOptions {
    private static final String USUAL_CLASS = "big-rock";

    @Parameters(paramLabel = "DATA", description = "Frames with masks: what the model was trained on.")
    private Path data = Path.of("");

    @Option(
            names = "--class",
            paramLabel = "NAME",
            description = "The rare class that the pairs are made for. Usually " + USUAL_CLASS
                    + ", or in data of other classes the one that it shows least of.")
    private Optional<String> rare = Optional.empty();

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            defaultValue = "0.05",
            description = "Share of the pixels of all pairs together that the class gets. Usually ${DEFAULT-VALUE}.")
    private double share = 0.05;

    @Option(
            names = "--mix",
            paramLabel = "KIND=WEIGHT",
            description = "How often each kind is proposed, e.g. paste=2,label=1. Usually paste, label where there are"
                    + " --unlabelled frames, and paint where there is a --painter, each as often.")
    private Optional<String> mix = Optional.empty();

    @Option(
            names = "--pieces",
            paramLabel = "DATA",
            description = "Other labelled frames whose pieces of the class may be pasted, too; repeatable.")
    private List<Path> pieces = new ArrayList<>();

    @Option(
            names = "--unlabelled",
            paramLabel = "DATA",
            description = "Frames without masks that may be labelled: pictures, arrays, or the test_set of an .npz.")
    private Optional<Path> unlabelled = Optional.empty();

    @Option(
            names = "--painter",
            paramLabel = "FILE",
            description = "What 'areogan train --preset inpaint' has made, which paints pieces into real frames, or"
                    + " '--preset paint', which paints frames for edited masks.")
    private Optional<Path> painter = Optional.empty();

    @Option(
            names = "--agree",
            paramLabel = "MODEL",
            description =
                    "Another trained segmenter that has to agree about labels of --unlabelled frames, e.g. one of a"
                            + " cross-validation; repeatable.")
    private List<Path> witnesses = new ArrayList<>();

    @Option(
            names = "--judge",
            paramLabel = "NAME=NUMBER",
            description = "Thresholds, e.g. detectable=20,pixel-loss=1.25: least percentiles among real pairs"
                    + " rare-agreement, agreement and realism; least distances distance and novelty; least visible"
                    + " share; percent detectable of made pairs that are dropped as told most easily from real"
                    + " ones; pixel-loss times a class's mean loss, above which pixels lose their label; hardness,"
                    + " 0 to 1, keeps hard pairs rather; random drops a share by chance.")
    private Optional<String> judge = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything random. Usually ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Mixin
    private DataOptions dataOptions = new DataOptions();

    /** Where the frames with masks lie. */
    Path path() {
        return data;
    }

    /**
     * The frames with masks that pairs are made from.
     *
     * @param classes that the model tells apart
     */
    public RealPairs real(ClassSet classes, PrintWriter err) {
        return RealPairs.of(data, dataOptions.check(data, classes, err));
    }

    /** The request for a class that the data has, where none was named: what that is is told. */
    public SynthesisRequest fitted(SynthesisRequest request, RealPairs real, PrintWriter err) {
        boolean known = real.data().classes().classes().stream()
                .anyMatch(each -> each.name().equals(request.rareClass()));
        if (rare.isPresent() || known) {
            return request;
        }
        String rarest = real.rarestClass().name();
        err.println("pairs are made for " + rarest + ", of which the data shows least; --class names another class");
        return request.withClass(rarest);
    }

    /** What was asked for. */
    public SynthesisRequest request(int count) {
        return new SynthesisRequest(
                rare.orElse(USUAL_CLASS),
                count,
                share,
                seed,
                mix.map(ProposalMix::parse),
                judge.map(JudgeOptions.USUAL::with).orElse(JudgeOptions.USUAL),
                pieces,
                unlabelled,
                painter,
                witnesses);
    }
}
