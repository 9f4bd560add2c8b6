package net.example.mars;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.synth.RealPairs;
import org.areogan.synth.Synthesis;
import org.areogan.synth.SynthesisNetworks;
import org.areogan.synth.SynthesisRequest;
import org.areogan.synth.Synthesizer;
import org.areogan.synth.export.ExportFormat;
import org.areogan.synth.judge.JudgeOptions;
import org.areogan.terrain.DataSet;
import org.areogan.terrain.data.DataSets;

/** Makes image-mask pairs with big rocks from the frames that a model was trained on. */
public final class MakeSyntheticPairs {
    private MakeSyntheticPairs() {}

    /** @param arguments the model, its data, how many pairs, and the folder that they go to */
    public static void main(String[] arguments) {
        DataSet frames = DataSets.openLabelled(Path.of(arguments[1]), DataSets.Options.DEFAULT);
        try (SynthesisNetworks networks = SynthesisNetworks.open(
                Path.of(arguments[0]),
                Optional.empty(),
                Engines.choose(EngineSettings.standard()).engine())) {
            Synthesis.End end = new Synthesizer(networks, RealPairs.of(frames), "an example")
                    .make(
                            // A model that was trained for a minute is no judge, so whatever is legal is kept.
                            SynthesisRequest.of("big-rock", Integer.parseInt(arguments[2]))
                                    .withJudge(JudgeOptions.NONE),
                            Set.of(ExportFormat.NPZ),
                            false,
                            Path.of(arguments[3]),
                            (kept, attempts) -> System.out.println(kept + " kept of " + attempts),
                            () -> false);
            System.out.println(end.kept() + " pairs are in " + arguments[3]);
        }
    }
}
