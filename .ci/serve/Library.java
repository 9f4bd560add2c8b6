import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.areogan.engine.Engine;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.synth.export.PairArchive;
import org.areogan.terrain.Frame;
import org.areogan.terrain.Sample;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/**
 * "make OUT HEIGHT WIDTH COUNT" writes invented landscapes and their masks as PNG,
 * "archive FILE HEIGHT WIDTH COUNT" as NPZ. "time ENGINE SECONDS PICTURE..." tells how many frames a second
 * the segmenter that comes with the program predicts without a server, alone, 4, 8 and 32 at once; then how many pictures a second
 * it makes masks of when it decodes and encodes them too, as a server must, 8 at once by a thread, and each alone by 8 threads.
 */
public final class Library {
    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("make")) {
            Path folder = Files.createDirectories(Path.of(arguments[1]));
            for (int index = 0; index < Integer.parseInt(arguments[4]); index++) {
                Sample scene = new ProceduralMars()
                        .scene(index, Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
                PictureFiles.writePng(folder.resolve("images").resolve(index + ".png"), Drawing.grey(scene.frame()));
                PictureFiles.writeMask(folder.resolve("masks").resolve(index + ".png"), scene.mask());
            }
            return;
        }
        if (arguments[0].equals("archive")) {
            PairArchive.write(
                    Path.of(arguments[1]),
                    new ProceduralMars()
                            .dataSet(
                                    Integer.parseInt(arguments[4]),
                                    Integer.parseInt(arguments[2]),
                                    Integer.parseInt(arguments[3]),
                                    1));
            return;
        }
        Engine engine = arguments[1].equals("auto")
                ? Engines.choose(EngineSettings.standard()).engine()
                : Engines.start(arguments[1], EngineSettings.standard());
        List<Frame> frames = new ArrayList<>();
        for (String picture : List.of(arguments).subList(3, arguments.length)) {
            frames.add(PictureFiles.readFrame(Path.of(picture)));
        }
        try (Segmenter segmenter = TrainedModel.CURIOSITY.open(engine)) {
            for (int batch : new int[] {1, 4, 8, 32}) {
                time(segmenter, frames, batch, Double.parseDouble(arguments[2]) / 4);
                double speed = time(segmenter, frames, batch, Double.parseDouble(arguments[2]));
                System.out.printf(
                        Locale.ROOT, "library, %s, batch %d: %.2f frames a second%n", engine.name(), batch, speed);
            }
            List<byte[]> pictures = new ArrayList<>();
            for (String picture : List.of(arguments).subList(3, arguments.length)) {
                pictures.add(Files.readAllBytes(Path.of(picture)));
            }
            double seconds = Double.parseDouble(arguments[2]);
            System.out.printf(
                    Locale.ROOT,
                    "library, %s, PNG to PNG: %.2f frames a second in batches of 8, %.2f by 8 threads%n",
                    engine.name(),
                    pictures(segmenter, pictures, 1, 8, seconds),
                    pictures(segmenter, pictures, 8, 1, seconds));
        }
    }

    /** Frames a second of threads that each decode a batch, segment it and encode its masks, over and over. */
    private static double pictures(Segmenter segmenter, List<byte[]> pictures, int threads, int batch, double seconds)
            throws InterruptedException {
        AtomicInteger done = new AtomicInteger();
        long start = System.nanoTime();
        List<Thread> all = new ArrayList<>();
        for (int number = 0; number < threads; number++) {
            Thread thread = new Thread(() -> {
                while (System.nanoTime() - start < seconds * 1e9) {
                    List<Frame> together = new ArrayList<>();
                    for (int place = 0; place < batch; place++) {
                        byte[] picture = pictures.get((done.get() + place) % pictures.size());
                        together.add(PictureFiles.readFrame(picture, Path.of("a.png"), PictureFiles.MOST_PIXELS));
                    }
                    segmenter.predict(together).forEach(each -> PictureFiles.toPng(each.mask()));
                    done.addAndGet(batch);
                }
            });
            thread.start();
            all.add(thread);
        }
        for (Thread thread : all) {
            thread.join();
        }
        return done.get() / ((System.nanoTime() - start) / 1e9);
    }

    private static double time(Segmenter segmenter, List<Frame> frames, int batch, double seconds) {
        long start = System.nanoTime();
        int done = 0;
        while (done == 0 || System.nanoTime() - start < seconds * 1e9) {
            List<Frame> together = new ArrayList<>();
            for (int place = 0; place < batch; place++) {
                together.add(frames.get(done++ % frames.size()));
            }
            segmenter.predict(together);
        }
        return done / ((System.nanoTime() - start) / 1e9);
    }
}
