package org.areogan.program.synth;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.areogan.synth.Synthesis;
import org.areogan.synth.Workshop;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.synth.proof.ProofRow;
import org.areogan.synth.proposal.ProposalKind;
import org.areogan.synth.proposal.ProposalMix;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.TerrainClass;
import org.areogan.terrain.data.DataSets;
import picocli.CommandLine.Option;

/** Which synthetic pairs are made, and from what. */
public final class SynthesisOptions {
    @Option(
            names = "--class",
            paramLabel = "NAME",
            defaultValue = "big-rock",
            description = "The rare class that the pairs are made for. Usually ${DEFAULT-VALUE}.")
    private String rare = "big-rock";

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
            description = "What 'areogan train --preset paint' has made: it paints frames for edited masks.")
    private Optional<Path> painter = Optional.empty();

    @Option(
            names = "--judge",
            paramLabel = "NAME=NUMBER",
            description = "Thresholds, e.g. realism=10,novelty=0.01: least percentiles among real pairs rare-agreement,"
                    + " agreement and realism; least distances distance and novelty; least visible share.")
    private Optional<String> judge = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of everything random. Usually ${DEFAULT-VALUE}.")
    private long seed = 1;

    public Synthesis.Options wanted(int count, ClassSet classes) {
        return new Synthesis.Options(count, rare(classes), share, seed, mix());
    }

    Optional<Path> painter() {
        return painter;
    }

    double share() {
        return share;
    }

    long seed() {
        return seed;
    }

    public TerrainClass rare(ClassSet classes) {
        return classes.named(rare);
    }

    public JudgeOptions judge() {
        return judge.map(JudgeOptions.USUAL::with).orElse(JudgeOptions.USUAL);
    }

    public ProposalMix mix() {
        if (mix.isPresent()) {
            return ProposalMix.parse(mix.get());
        }
        Map<ProposalKind, Double> weights = new LinkedHashMap<>();
        weights.put(ProposalKind.PASTE, 1.0);
        if (unlabelled.isPresent()) {
            weights.put(ProposalKind.LABEL, 1.0);
        }
        if (painter.isPresent()) {
            weights.put(ProposalKind.PAINT, 1.0);
        }
        return new ProposalMix(weights);
    }

    /** @param real pairs that may be learnt from */
    public Workshop workshop(DataSet real, SynthesisModels models) {
        List<DataSet> others = new ArrayList<>();
        for (Path path : pieces) {
            others.add(DataSets.openLabelled(path, DataSets.Options.DEFAULT));
        }
        return new Workshop(
                real,
                rare(real.classes()),
                others,
                unlabelled.map(path -> DataSets.openFrames(path, DataSets.Options.DEFAULT)),
                models.model().segmenter()::predict,
                models.critic().map(critic -> critic::realism),
                models.painter());
    }

    /** All that can be made with what is given. */
    List<ProofRow> rows() {
        List<ProofRow> rows = new ArrayList<>(List.of(ProofRow.REAL, ProofRow.OVERSAMPLED, ProofRow.PASTE));
        if (painter.isPresent()) {
            rows.add(ProofRow.PAINT);
        }
        if (unlabelled.isPresent()) {
            rows.add(ProofRow.LABEL);
        }
        rows.add(ProofRow.MIX);
        return rows;
    }

    /** What pairs are made from besides the data and the model. */
    List<Path> files() {
        List<Path> files = new ArrayList<>(pieces);
        unlabelled.ifPresent(files::add);
        painter.ifPresent(files::add);
        return files;
    }

    /** What these options say, by name, for the data card and to tell exports apart. */
    Map<String, String> describe() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("share", Double.toString(share));
        if (!pieces.isEmpty()) {
            settings.put("pieces", pieces.toString());
        }
        unlabelled.ifPresent(path -> settings.put("unlabelled", path.toString()));
        painter.ifPresent(path -> settings.put("painter", path.toString()));
        return settings;
    }
}
