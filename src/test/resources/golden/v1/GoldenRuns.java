import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.areogan.engine.Engines;
import org.areogan.synth.PairArchive;
import org.areogan.terrain.ProceduralMars;
import org.areogan.trainer.DataSource;
import org.areogan.trainer.TrainingRun;

/** Makes the golden data, or breaks a training off: the class path is that of the commit that GOLDEN.md names. */
public class GoldenRuns {
    public static void main(String[] words) throws Exception {
        Path golden = Path.of("/golden");
        if (words[0].equals("data")) {
            PairArchive.write(golden.resolve("scenes.npz"), new ProceduralMars(0.5).dataSet(24, 16, 32, 3));
            PairArchive.write(golden.resolve("unseen.npz"), new ProceduralMars(0.5).dataSet(8, 16, 32, 4));
            return;
        }
        AtomicInteger asked = new AtomicInteger();
        Optional<Path> segmenter = words.length > 2 ? Optional.of(Path.of(words[2])) : Optional.empty();
        TrainingRun.create(
                        golden.resolve(words[0]),
                        Files.readString(Path.of(words[1])),
                        new DataSource(golden.resolve("scenes.npz"), Optional.empty(), List.of()),
                        segmenter)
                .train(Engines.nd4j(1), List.of(), () -> asked.incrementAndGet() >= 17);
        System.exit(0);
    }
}
