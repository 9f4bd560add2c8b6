package org.areogan.spark;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.areogan.engine.EngineSettings;
import org.areogan.engine.Engines;
import org.areogan.files.Sha256;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.program.segment.formats.Appearance;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.program.segment.frames.NamedFrames;
import org.areogan.program.segment.job.Segmentation;
import org.areogan.program.segment.job.SegmentationRequest;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.Drawing;
import org.areogan.terrain.picture.PictureFiles;

/** What tests compare with: frames, and what one machine makes of them; and the command under test. */
public final class OneMachine {
    static final int FRAMES = 60;

    /** Every build has it, and it starts sooner than others. */
    static final String ENGINE = Engines.REFERENCE;

    /** Names the frame that cannot be read. */
    static final String BROKEN = "00030";

    private OneMachine() {}

    /** How the command ended. */
    public record Ended(int code, String out, String err) {}

    public static Ended spark(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = AreoganSpark.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Ended(code, out.toString(), err.toString());
    }

    /** Sixty frames, of which one is broken. */
    static Path frames(Path folder) throws IOException {
        frames(folder, FRAMES);
        Files.writeString(folder.resolve(BROKEN + ".png"), "no picture");
        return folder;
    }

    /** Whole ones. */
    static Path frames(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int number = 0; number < count; number++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%05d.png", number));
            PictureFiles.writePng(
                    file,
                    Drawing.grey(new ProceduralMars().scene(number, 32, 64).frame()));
        }
        return folder;
    }

    /** Into its folder {@code masks}, as {@code areogan segment} does. */
    static void segment(Path input, Path output) {
        try (Segmenter networks = TrainedModel.CURIOSITY.open(Engines.start(ENGINE, EngineSettings.withThreads(1)));
                Segmenter segmenter = networks.with(SegmentOptions.STANDARD.withoutProbabilities())) {
            Segmentation.run(
                    segmenter,
                    new SegmentationRequest(
                            NamedFrames.open(List.of(input), segmenter.classes()),
                            List.of(SegmentFormat.MASKS),
                            output,
                            0,
                            Appearance.OPACITY,
                            Optional.empty(),
                            false,
                            true,
                            Map.of()));
        }
    }

    /** The SHA-256 of all files below a folder by their path from it. */
    static Map<String, String> sums(Path folder) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> sums.put(folder.relativize(file).toString(), Sha256.of(file)));
        }
        return sums;
    }
}
