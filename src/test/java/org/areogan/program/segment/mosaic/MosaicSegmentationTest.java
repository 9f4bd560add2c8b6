package org.areogan.program.segment.mosaic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.areogan.engine.Engines;
import org.areogan.files.UserException;
import org.areogan.generator.SegmentOptions;
import org.areogan.generator.Segmenter;
import org.areogan.models.TrainedModel;
import org.areogan.program.Cli;
import org.areogan.program.segment.formats.SegmentFormat;
import org.areogan.terrain.ClassSet;
import org.areogan.terrain.mars.ProceduralMars;
import org.areogan.terrain.picture.PictureFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MosaicSegmentationTest {
    private static final int HEIGHT = 70;
    private static final int WIDTH = 150;
    private static final int WINDOWS = 3 * 2;

    @TempDir
    private Path folder;

    private Path mosaic() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("P5 " + WIDTH + " " + HEIGHT + " 255\n").getBytes(StandardCharsets.US_ASCII));
        for (float grey : new ProceduralMars().scene(3, HEIGHT, WIDTH).frame().grey()) {
            bytes.write(Math.round(255 * grey));
        }
        return Files.write(folder.resolve("map.pgm"), bytes.toByteArray());
    }

    private MosaicSegmentation.Request request(Path mosaic, SegmentFormat... formats) {
        return new MosaicSegmentation.Request(
                mosaic, folder.resolve("out"), List.of(formats), 0, 64, Map.of("model", "curiosity"), false);
    }

    @Test
    void anInterruptedMosaicIsGoneOnWithAndIsTheMaskOfTheWhole() throws IOException {
        Path mosaic = mosaic();
        MosaicSegmentation.Request request = request(mosaic, SegmentFormat.GEOTIFF, SegmentFormat.MASKS);
        List<Integer> told = new ArrayList<>();
        try (Segmenter networks = TrainedModel.CURIOSITY.open(Engines.nd4j(1));
                Segmenter segmenter = networks.with(SegmentOptions.STANDARD.withoutProbabilities())) {
            assertThat(MosaicSegmentation.run(
                            segmenter, request, (done, all) -> told.add(done), () -> told.size() == 2))
                    .isFalse();
            assertThat(request.files()).noneMatch(Files::exists);
            assertThat(MosaicSegmentation.unfinished(request.output())).isTrue();
            MosaicSegmentation.Request other = request(mosaic, SegmentFormat.COLORS);
            assertThatThrownBy(() -> MosaicSegmentation.run(segmenter, other, (done, all) -> {}, () -> false))
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("unfinished mosaic of another request");

            assertThat(MosaicSegmentation.run(segmenter, request, (done, all) -> told.add(done), () -> false))
                    .isTrue();
            assertThat(told).containsExactly(1, 2, 3, 4, 5, WINDOWS);
            byte[] whole = segmenter.segment(PictureFiles.readFrame(mosaic)).ids();
            int differing = 0;
            byte[] ids = PictureFiles.readMask(request.files().get(0), ClassSet.ROVER)
                    .ids();
            for (int pixel = 0; pixel < whole.length; pixel++) {
                differing += ids[pixel] == whole[pixel] ? 0 : 1;
            }
            assertThat(differing).isLessThan(HEIGHT * WIDTH / 1000);
            assertThat(PictureFiles.readMask(request.files().get(1), ClassSet.ROVER)
                            .ids())
                    .isEqualTo(ids);
        }
        assertThat(request.output().resolve(".areogan-mosaic")).doesNotExist();
    }

    @Test
    void aMosaicThatIsCutOffIsRefusedAndNothingIsLeft() throws IOException {
        Path mosaic = mosaic();
        Files.write(mosaic, Arrays.copyOf(Files.readAllBytes(mosaic), 1000));
        assertThat(Cli.mistake(
                        "segment",
                        mosaic,
                        "-o",
                        folder.resolve("out"),
                        "--engine",
                        "nd4j",
                        "--format",
                        "masks",
                        "--mosaic-above",
                        "1000"))
                .contains(mosaic.toString());
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void theCommandRefusesWhatNeedsAWholeMosaic() throws IOException {
        Path mosaic = mosaic();
        for (String[] words : new String[][] {
            {"--format", "masks,overlays"},
            {"--format", "masks", "--scale", "0.5"},
            {"--format", "masks", "--window", "5"}
        }) {
            List<Object> all = new ArrayList<>(List.of(
                    "segment", mosaic, "-o", folder.resolve("out"), "--engine", "nd4j", "--mosaic-above", "1000"));
            all.addAll(List.of(words));
            assertThat(Cli.mistake(all.toArray())).contains(words[words.length - 2]);
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
